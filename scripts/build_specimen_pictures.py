"""Draws the sample pictures of reportgen/specimen/pictures: scenes, portraits and marks in flat colours.

``python -m scripts.build_specimen_pictures`` draws each at four times its size and reduces it; the files are
the same on every run.
"""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin
from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).resolve().parents[1] / "reportgen/specimen/pictures"
FINER = 4
COLOURS = 64
Draw = ImageDraw.ImageDraw
Box = tuple[float, float, float, float]

NAVY, BLUE, SKY, MIST = "#0A2F55", "#0E4478", "#7FA8CC", "#DCE7F1"
AMBER, ORANGE, CREAM, TEAL, GREY = "#F4B95F", "#D9822B", "#FBEEDD", "#3B8C8C", "#9AA7B2"
SKIN, HAIR = "#E9C6A4", "#3A3F46"


def main() -> None:
    """Write every picture."""
    scenes: dict[str, Callable[[Draw, int, int], None]] = {
        "forum": forum,
        "laboratory": laboratory,
        "park": park,
        "harbour": harbour,
    }
    for name, scene in scenes.items():
        save(drawn(960, 600, MIST, scene), name)
    save(drawn(400, 500, MIST, lambda d, w, h: portrait(d, w, h, BLUE, short=True)), "person-a")
    save(drawn(400, 500, CREAM, lambda d, w, h: portrait(d, w, h, ORANGE, short=False)), "person-b")
    for number, mark in enumerate((rings, leaf, peaks, arcs), start=1):
        save(drawn(360, 240, "#FFFFFF", mark), f"mark-{number}")


def drawn(width: int, height: int, ground: str, scene: Callable[[Draw, int, int], None]) -> Image.Image:
    """A scene on its ground, drawn larger and reduced, so that edges are smooth."""
    image = Image.new("RGB", (width * FINER, height * FINER), ground)
    scene(ImageDraw.Draw(image), width * FINER, height * FINER)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def save(image: Image.Image, name: str) -> None:
    """As a PNG of few colours at 200 dpi."""
    small = image.quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(FOLDER / f"{name}.png", optimize=True, dpi=(200, 200))


def scaled(width: int, height: int, box: Box) -> Box:
    """A box in shares of the picture as pixels."""
    left, top, right, bottom = box
    return (left * width, top * height, right * width, bottom * height)


def forum(draw: Draw, width: int, height: int) -> None:
    """A hall: a stage with five speakers and rows of heads before it."""

    def at(*box: float) -> Box:
        return scaled(width, height, (box[0], box[1], box[2], box[3]))

    draw.rectangle(at(0, 0, 1, 0.62), fill=NAVY)
    draw.rectangle(at(0.12, 0.08, 0.88, 0.4), fill=BLUE)
    for index in range(5):
        left = 0.2 + index * 0.13
        draw.rectangle(
            at(left, 0.14 + 0.03 * (index % 3), left + 0.08, 0.34), fill=SKY if index % 2 else AMBER
        )
    draw.rectangle(at(0, 0.58, 1, 0.66), fill=ORANGE)
    for index in range(5):
        middle = 0.22 + index * 0.14
        draw.ellipse(at(middle - 0.022, 0.43, middle + 0.022, 0.5), fill=SKIN)
        draw.rounded_rectangle(at(middle - 0.04, 0.5, middle + 0.04, 0.6), radius=width * 0.015, fill=MIST)
    draw.rectangle(at(0, 0.66, 1, 1), fill=MIST)
    for row in range(3):
        size = 0.03 + row * 0.009
        top = 0.68 + row * 0.1
        for index in range(13 - row * 2):
            middle = (index + 0.5 + (row % 2) * 0.3) / (13 - row * 2)
            draw.ellipse(at(middle - size * 0.7, top, middle + size * 0.7, top + size * 2.2), fill=HAIR)
            draw.ellipse(
                at(middle - size * 1.3, top + size * 2, middle + size * 1.3, 1.1), fill=(GREY, SKY, BLUE)[row]
            )


def laboratory(draw: Draw, width: int, height: int) -> None:
    """A bench with flasks and a lamp."""

    def at(*box: float) -> Box:
        return scaled(width, height, (box[0], box[1], box[2], box[3]))

    draw.rectangle(at(0, 0, 1, 0.72), fill="#EAF1F6")
    for index in range(3):
        draw.rectangle(
            at(0.08 + index * 0.3, 0.08, 0.32 + index * 0.3, 0.36), fill=MIST, outline=SKY, width=width // 160
        )
    draw.rectangle(at(0, 0.72, 1, 1), fill=BLUE)
    draw.rectangle(at(0, 0.72, 1, 0.76), fill=NAVY)
    for middle, colour, size in (
        (0.2, TEAL, 0.11),
        (0.42, ORANGE, 0.09),
        (0.6, SKY, 0.12),
        (0.82, AMBER, 0.1),
    ):
        neck = size * 0.22
        draw.rectangle(
            at(middle - neck, 0.42, middle + neck, 0.6), fill="#FFFFFF", outline=NAVY, width=width // 240
        )
        points = [(middle - neck, 0.56), (middle + neck, 0.56), (middle + size, 0.72), (middle - size, 0.72)]
        draw.polygon(
            [(x * width, y * height) for x, y in points], fill=colour, outline=NAVY, width=width // 240
        )
        draw.ellipse(at(middle - 0.012, 0.62, middle + 0.012, 0.66), fill="#FFFFFF")


def park(draw: Draw, width: int, height: int) -> None:
    """Office towers behind trees."""

    def at(*box: float) -> Box:
        return scaled(width, height, (box[0], box[1], box[2], box[3]))

    draw.ellipse(at(0.74, 0.08, 0.88, 0.304), fill=AMBER)
    towers = (
        (0.06, 0.34, 0.2, SKY),
        (0.22, 0.2, 0.36, BLUE),
        (0.39, 0.4, 0.56, TEAL),
        (0.58, 0.28, 0.7, NAVY),
        (0.73, 0.46, 0.92, SKY),
    )
    for left, top, right, colour in towers:
        draw.rectangle(at(left, top, right, 0.86), fill=colour)
        step = (right - left) / 4
        for row in range(int((0.8 - top) / 0.08)):
            for column in range(3):
                x, y = left + step * (column + 0.65), top + 0.04 + row * 0.08
                draw.rectangle(at(x, y, x + step * 0.55, y + 0.035), fill=MIST)
    draw.rectangle(at(0, 0.84, 1, 1), fill="#6E9F86")
    for index in range(11):
        middle = 0.04 + index * 0.093
        draw.rectangle(at(middle - 0.005, 0.8, middle + 0.005, 0.88), fill=HAIR)
        draw.ellipse(at(middle - 0.03, 0.7, middle + 0.03, 0.83), fill="#4E8069")


def harbour(draw: Draw, width: int, height: int) -> None:
    """A ship with containers below cranes."""

    def at(*box: float) -> Box:
        return scaled(width, height, (box[0], box[1], box[2], box[3]))

    draw.rectangle(at(0, 0, 1, 0.7), fill=CREAM)
    for left in (0.12, 0.5):
        draw.rectangle(at(left, 0.12, left + 0.02, 0.7), fill=ORANGE)
        draw.rectangle(at(left + 0.12, 0.12, left + 0.14, 0.7), fill=ORANGE)
        draw.rectangle(at(left - 0.06, 0.12, left + 0.34, 0.16), fill=ORANGE)
        draw.rectangle(at(left + 0.27, 0.16, left + 0.275, 0.36), fill=NAVY)
    for row in range(3):
        for column in range(7 - row):
            left = 0.24 + column * 0.085 + row * 0.02
            colour = (BLUE, TEAL, SKY, AMBER)[(row + column * 2) % 4]
            draw.rectangle(at(left, 0.56 - row * 0.09, left + 0.078, 0.64 - row * 0.09), fill=colour)
    hull = [(0.16, 0.64), (0.92, 0.64), (0.84, 0.8), (0.24, 0.8)]
    draw.polygon([(x * width, y * height) for x, y in hull], fill=NAVY)
    draw.rectangle(at(0.8, 0.44, 0.87, 0.64), fill="#FFFFFF")
    draw.rectangle(at(0, 0.76, 1, 1), fill=SKY)
    for row in range(3):
        for column in range(8):
            left = 0.03 + column * 0.125 + (row % 2) * 0.06
            draw.rectangle(at(left, 0.81 + row * 0.06, left + 0.06, 0.817 + row * 0.06), fill=MIST)


def portrait(draw: Draw, width: int, height: int, coat: str, *, short: bool) -> None:
    """Head and shoulders without a face."""

    def at(*box: float) -> Box:
        return scaled(width, height, (box[0], box[1], box[2], box[3]))

    if not short:
        draw.rounded_rectangle(at(0.29, 0.2, 0.71, 0.66), radius=width * 0.18, fill=HAIR)
    draw.ellipse(at(0.12, 0.66, 0.88, 1.5), fill=coat)
    draw.rectangle(at(0.43, 0.55, 0.57, 0.7), fill=SKIN)
    collar = [(0.4, 0.665), (0.5, 0.8), (0.6, 0.665)]
    draw.polygon([(x * width, y * height) for x, y in collar], fill="#FFFFFF")
    draw.ellipse(at(0.33, 0.24, 0.67, 0.6), fill=SKIN)
    draw.chord(at(0.315, 0.2, 0.685, 0.6), 185, 355, fill=HAIR)


def rings(draw: Draw, width: int, height: int) -> None:
    """Two rings that overlap."""
    for left, colour in ((0.2, BLUE), (0.42, ORANGE)):
        draw.ellipse(scaled(width, height, (left, 0.2, left + 0.4, 0.8)), outline=colour, width=width // 18)


def leaf(draw: Draw, width: int, height: int) -> None:
    """Six petals."""
    middle, radius = (width / 2, height / 2), height * 0.2
    for index in range(6):
        x = middle[0] + cos(index * pi / 3) * radius
        y = middle[1] + sin(index * pi / 3) * radius
        size = height * 0.13
        draw.ellipse((x - size, y - size, x + size, y + size), fill=(TEAL, "#6E9F86")[index % 2])


def peaks(draw: Draw, width: int, height: int) -> None:
    """Two mountains."""
    for points, colour in (
        (((0.18, 0.78), (0.42, 0.22), (0.66, 0.78)), NAVY),
        (((0.44, 0.78), (0.64, 0.4), (0.84, 0.78)), SKY),
    ):
        draw.polygon([(x * width, y * height) for x, y in points], fill=colour)


def arcs(draw: Draw, width: int, height: int) -> None:
    """Three arcs around a point."""
    x, y = width / 2, height * 0.68
    for index, colour in enumerate((ORANGE, AMBER, BLUE), start=1):
        size = height * 0.15 * index
        draw.arc((x - size, y - size, x + size, y + size), 180, 360, fill=colour, width=width // 24)


if __name__ == "__main__":
    main()
