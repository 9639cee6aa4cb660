"""Colours of a screen as amounts of ink, by the profiles of both; grey and black are black ink alone."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Any

from reportgen.model.colour import Colour

if TYPE_CHECKING:
    from PIL.Image import Image

# a colour whose parts differ by less than a step of 8 bits is grey
_GREY = 1 / 255
# modes whose colours are mixed of red, green and blue, and hide nothing
_COLOURED = frozenset({"RGB", "YCbCr", "LAB", "HSV", "RGBX"})


class Inks:
    """Converts colours and pictures from ``screen`` (an RGB profile) to ``paper`` (a CMYK profile)."""

    def __init__(self, paper: bytes, screen: bytes) -> None:
        self.paper = paper
        self.screen = screen
        self.digest = hashlib.sha256(paper + screen).hexdigest()
        self._transform: Any = None
        self._known: dict[Colour, tuple[float, float, float, float]] = {}

    def amounts(self, colour: Colour) -> tuple[float, float, float, float]:
        """Cyan, magenta, yellow and black, each from 0 to 1."""
        found = self._known.get(colour)
        if found is None:
            found = self._known[colour] = self._converted(colour)
        return found

    def _converted(self, colour: Colour) -> tuple[float, float, float, float]:
        if max(colour) - min(colour) < _GREY:
            # small type in four inks would show every slip of the press
            return 0.0, 0.0, 0.0, round(1 - sum(colour) / 3, 4)
        from PIL import Image, ImageCms  # LittleCMS: only for a report in inks

        if self._transform is None:
            self._transform = ImageCms.buildTransform(
                ImageCms.ImageCmsProfile(io.BytesIO(self.screen)),
                ImageCms.ImageCmsProfile(io.BytesIO(self.paper)),
                "RGB",
                "CMYK",
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        dot = Image.new("RGB", (1, 1), tuple(round(part * 255) for part in colour))
        cyan, magenta, yellow, black = self._transform.apply(dot).tobytes()
        return cyan / 255, magenta / 255, yellow / 255, black / 255

    def converts(self, image: Image) -> bool:
        """Whether a picture has colours to convert: it is not grey, not ink already, not see-through."""
        return image.mode in _COLOURED or (image.mode == "P" and "transparency" not in image.info)

    def picture(self, image: Image) -> Image:
        """The picture in inks, from its own profile, or from that of screens when it has none."""
        from PIL import ImageCms  # LittleCMS: only for a report in inks

        own = image.info.get("icc_profile") or self.screen
        colours = image if image.mode == "RGB" else image.convert("RGB")
        try:
            made = self._printed(colours, own)
        except (ImageCms.PyCMSError, OSError):
            made = self._printed(colours, self.screen)  # a damaged profile, or one of other colours
        # the file says once, for all pictures, what its inks are
        made.info.pop("icc_profile", None)
        return made

    def _printed(self, image: Image, profile: bytes) -> Image:
        from PIL import ImageCms  # LittleCMS: only for a report in inks

        made = ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.ImageCmsProfile(io.BytesIO(self.paper)),
            ImageCms.Intent.PERCEPTUAL,
            "CMYK",
        )
        if made is None:
            raise ImageCms.PyCMSError("no picture came of it")
        return made
