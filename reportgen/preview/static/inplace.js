// Typing on the page itself: a small field over the paragraph, its text as written, facts named below it.
import { ask, calm, element, nowAt, tell } from "./net.js";
import { refusal, say } from "./words.js";

let finish = async () => true; // writes what is typed in the field that is open; false where it cannot be

/** Opens the field for what was written at a span; `events`: changed(answer), failed(words), openFact(name), makeFact(place), openSource(span). */
export async function editInPlace(pages, at, facts, events) {
  if (!(await finish())) return; // who goes on elsewhere has done with the one before
  const { span, changed } = await nowAt(at.span);
  const [path, line, column] = span;
  const passage = changed ? { problem: "changed" } : await ask("passage", { path, line, column });
  if (passage.problem) {
    events.openSource(span);
    events.failed(say(changed ? "movedOn" : "noText"));
    return;
  }
  const figure = facts().find((fact) => fact.name && isAlone(fact.written, passage.raw));
  if (figure) return events.openFact(figure.name);
  const boxes = pages.boxesOf(at.span).filter((box) => box.page === at.page);
  const node = pages.nodes[at.page];
  const unit = (96 / 72) * pages.scale;
  const left = Math.min(...boxes.map((box) => box.x), at.x) * unit;
  const right = Math.max(...boxes.map((box) => box.x + box.w), at.x + 40) * unit;
  const bottom = Math.max(...boxes.map((box) => box.y + box.h), at.y) * unit;
  const area = element("textarea", { rows: Math.min(8, 1 + Math.ceil((passage.raw.length * 14) / Math.max(right - left, 280))), spellcheck: "false" });
  area.value = passage.raw;
  const named = facts().filter((fact) => fact.name && passage.raw.includes(fact.written) && new RegExp(`\\{\\{[^}]*${escaped(fact.written)}[^}]*\\}\\}`).test(passage.raw));
  const chips = [...new Map(named.map((fact) => [fact.name, fact])).values()].map((fact) =>
    element("button", { class: "chip", onclick: async () => (await done()) && events.openFact(fact.name) }, `${fact.name} = ${fact.value}`),
  );
  const done = async () => {
    const now = area.value.replace(/\r\n?/g, "\n");
    if (now.trim() === passage.raw) {
      close();
      return true;
    }
    const answer = await tell("text", { path, line, column, old: passage.raw, new: now, base: passage.sha }).catch(() => ({ problem: "offline" }));
    if (answer.problem) {
      events.failed(answer.problem === "conflict" ? say("keptTyping") : refusal(answer));
      return false;
    }
    close();
    events.changed(answer);
    return true;
  };
  // what is typed is written first: the figure is made a fact of what then stands there
  const figures = element("div", { class: "row", hidden: true });
  const listFigures = async () => {
    const { figures: found } = await ask("figures", { raw: area.value.trim() });
    const makers = found.map(({ start, wording }) =>
      element("button", { class: "chip", title: say("makeFactHelp"), onclick: async () => (await done()) && events.makeFact({ path, line, column, start }) }, wording),
    );
    figures.hidden = !makers.length;
    figures.replaceChildren(element("span", { class: "quiet" }, say("typedFigures")), ...makers);
  };
  const close = () => {
    const held = box.contains(document.activeElement); // who has gone on to type elsewhere stays there
    box.remove();
    finish = async () => true;
    if (held) pages.stage.focus({ preventScroll: true });
  };
  const box = element(
    "div", { class: "inplace", role: "dialog", "aria-label": say("edit") }, area,
    chips.length ? element("div", { class: "row" }, element("span", { class: "quiet" }, say("fromFact")), ...chips) : null, figures,
    element(
      "div", { class: "row" }, element("span", { class: "quiet" }, `${path}:${passage.span[1]}`), element("span", { class: "spring" }),
      element("button", { onclick: async () => (await done()) && events.openSource(span) }, say("openSource")),
      element("button", { onclick: close }, say("cancel")), element("button", { class: "main", onclick: done }, say("done")),
    ),
  );
  area.addEventListener("input", calm(200, listFigures));
  area.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") close();
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      done();
    }
  });
  Object.assign(box.style, { left: `${Math.max(4, left - 9)}px`, top: `${bottom + 4}px`, width: `${Math.max(320, right - left + 18)}px` });
  document.querySelector(".inplace")?.remove();
  node.append(box);
  finish = async () => (box.isConnected ? done() : true);
  area.focus();
  await listFigures();
  box.scrollIntoView({ block: "nearest" });
}

// whether a text is a fact and nothing else: the value of a card, a cell with a figure
function isAlone(name, text) {
  return text === name || new RegExp(`^(\\*\\*)?\\{\\{\\s*${escaped(name)}\\s*(\\|[^}]*)?\\}\\}\\1$`).test(text);
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
