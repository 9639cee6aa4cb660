// What a click on the pages means: the source of a passage beside it; twice, to edit it; with Ctrl, to follow a link.
import { nowAt } from "./net.js";
import { union } from "./pages.js";

const TWICE = 220; // ms in which a second click edits in place instead

/** `events`: chosen(at), nothing() where nothing is clicked, open(span, at), edit(at), follow(anchor). */
export function hearClicks(stage, pages, events) {
  let clicked = 0; // the click whose source is still to be opened
  const forgetClick = () => {
    clearTimeout(clicked);
    clicked = 0;
  };
  stage.addEventListener("click", (event) => {
    if (event.target.closest(".inplace, .grip")) return;
    const link = event.target.closest("a[data-href], a[data-goto]");
    if (link && (event.ctrlKey || event.metaKey)) {
      if (link.dataset.href) window.open(link.dataset.href, "_blank", "noopener,noreferrer");
      else events.follow(link.dataset.goto);
      return;
    }
    const at = pages.sourceAt(event.clientX, event.clientY);
    forgetClick();
    if (!at) return events.nothing();
    events.chosen(at);
    if (getSelection()?.toString()) return;
    const mine = (clicked = setTimeout(async () => {
      const { span } = await nowAt(at.span);
      if (clicked === mine) events.open(span, at);
    }, TWICE));
  });

  stage.addEventListener("dblclick", (event) => {
    if (event.target.closest(".inplace, .grip")) return;
    forgetClick();
    getSelection()?.removeAllRanges();
    const at = pages.sourceAt(event.clientX, event.clientY);
    if (at) events.edit(at);
  });

  stage.addEventListener("mousemove", (event) => {
    const at = event.target.closest(".inplace") ? null : pages.sourceAt(event.clientX, event.clientY);
    const key = at ? at.span.join("|") : "";
    if (stage.dataset.hover === key) return;
    stage.dataset.hover = key;
    pages.veil("hover", at ? union(pages.boxesOf(at.span)) : []);
  });
}
