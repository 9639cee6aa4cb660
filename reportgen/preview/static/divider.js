// The divider between page and source: dragged, or moved by the arrow keys.

/** Lets the divider set the width of the source beside it. */
export function divide(divider, source) {
  const width = (px) => {
    source.style.width = `${Math.max(280, Math.min(px, innerWidth - 420))}px`;
    divider.setAttribute("aria-valuenow", Math.round((100 * source.offsetWidth) / innerWidth));
  };
  divider.addEventListener("pointerdown", (event) => {
    divider.setPointerCapture(event.pointerId);
    divider.onpointermove = (move) => width(innerWidth - move.clientX);
  });
  divider.addEventListener("pointerup", () => (divider.onpointermove = null));
  divider.addEventListener("keydown", (event) => {
    const now = source.offsetWidth;
    if (event.key === "ArrowLeft") width(now + 40);
    if (event.key === "ArrowRight") width(now - 40);
  });
}
