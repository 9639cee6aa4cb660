// This report beside an earlier state of it: pairs of pages, marks on what differs, lists of changes and facts.
import { chooseEarlier, tellMessages } from "./dialogs.js";
import { ask, calm, element, nowAt } from "./net.js";
import { language, say } from "./words.js";

const get = (id) => document.getElementById(id);
const PROBLEMS = { "no-earlier": "noEarlier", "earlier-broken": "earlierBroken", "not-built": "notBuilt" };

export class Comparison {
  /** `open(span)` shows a source, `fact(name)` a fact. */
  constructor(pages, events) {
    this.pages = pages;
    this.events = events;
    this.holder = get("leaves");
    this.with = null;
    this.found = null;
    this.chosen = -1;
    this.near = new IntersectionObserver((entries) => entries.forEach((entry) => entry.isIntersecting && this.#draw(entry.target)), { root: this.holder, rootMargin: "600px 0px" });
    get("close-comparison").addEventListener("click", () => this.close());
    get("compare-other").addEventListener("click", () => this.choose());
    get("change-before").addEventListener("click", () => this.#step(-1));
    get("change-after").addEventListener("click", () => this.#step(1));
    get("only-changed").addEventListener("change", () => this.holder.classList.toggle("only-changed", get("only-changed").checked));
    for (const tab of document.querySelectorAll("#comparison [role=tab]")) tab.addEventListener("click", () => this.#list(tab.dataset.list));
  }

  get shown() {
    return !get("comparison").hidden;
  }

  /** Asks with what to compare, and shows the comparison. */
  async choose() {
    const chosen = await chooseEarlier(await ask("comparable", { lang: language() }));
    if (!chosen) return;
    const before = this.with;
    this.with = chosen;
    if (!(await this.#load())) this.with = before;
  }

  close() {
    get("comparison").hidden = true;
    this.with = null;
    this.found = null;
    this.holder.replaceChildren();
    get("compare").focus();
  }

  /** Compares anew when the report has changed. */
  refresh = calm(250, () => this.with && this.#load());

  /** What a key does while the comparison is shown. */
  key(event) {
    const work = { Escape: () => this.close(), F7: () => this.#step(event.shiftKey ? -1 : 1), n: () => this.#step(1), p: () => this.#step(-1) }[event.key];
    if (!work || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    work();
  }

  async #load() {
    const { name, ...asked } = this.with;
    get("compared-count").textContent = say("comparing");
    document.body.style.cursor = "progress";
    const turn = (this.turn = (this.turn ?? 0) + 1);
    const found = await ask("comparison", { ...asked, lang: language() });
    document.body.style.cursor = "";
    if (turn !== this.turn || !this.with) return true; // asked anew meanwhile, or ended
    if (found.problem) {
      if (this.shown) this.#count();
      await tellMessages(say(PROBLEMS[found.problem] ?? "noEarlier"), found.messages);
      return false;
    }
    const fresh = this.found?.key !== found.key;
    // another layout may bring other fonts
    if (fresh) get("fonts").href = `fonts.css?${found.key}`;
    const at = this.holder.scrollTop;
    this.found = found;
    get("comparison").hidden = false;
    get("compared-with").textContent = say("comparedWith", { name });
    this.#rows(name);
    this.#changes();
    this.#facts();
    if (fresh) {
      this.chosen = -1;
      this.holder.scrollTop = 0;
      this.holder.focus();
    } else this.holder.scrollTop = at;
    this.#count();
    if (found.at < this.pages.state.revision) this.refresh(); // built anew meanwhile
    return true;
  }

  #count() {
    const n = this.found.changes.length;
    get("compared-count").textContent = n === 0 ? say("noChanges") : this.chosen < 0 ? say("changeCount", { n }) : say("oneChange", { at: this.chosen + 1, n });
    for (const id of ["change-before", "change-after"]) get(id).disabled = n === 0;
  }

  #rows(name) {
    this.near.disconnect();
    const heads = element("div", { class: "heads" }, element("span", {}, `${say("then")} · ${name}`), element("span", {}, say("now")));
    this.leaves = { old: [], new: [] };
    const rows = this.found.rows.map(([old, now]) => element("div", { class: "row" }, this.#leaf("old", old, this.found.old), this.#leaf("new", now, this.pages.state.pages)));
    for (const [side, kind] of [["old", "removed"], ["new", "added"]]) {
      this.found.changes.forEach((change, at) => change[side].forEach((mark) => this.#mark(this.leaves[side][mark[0]], change.figure ? `${kind} whole` : kind, at, mark)));
    }
    this.holder.replaceChildren(heads, ...rows);
    for (const leaf of this.holder.querySelectorAll(".leaf[data-page]")) this.near.observe(leaf);
  }

  #leaf(side, index, sizes) {
    const size = sizes[index];
    if (index === null || !size) return element("div", { class: "leaf nothing" }, say("noPage"));
    const leaf = element("div", { class: "leaf", "data-side": side, "data-page": index }, element("span", { class: "number" }, size.label));
    leaf.style.aspectRatio = `${size.width} / ${size.height}`;
    Object.assign(leaf, { paper: size });
    this.leaves[side][index] = leaf;
    return leaf;
  }

  #mark(leaf, kind, at, [, x, y, w, h]) {
    if (!leaf) return;
    const mark = element("i", { class: kind, "data-change": at, onclick: () => this.#show(at, false) });
    const { width, height } = leaf.paper;
    Object.assign(mark.style, { left: `${(100 * x) / width}%`, top: `${(100 * y) / height}%`, width: `${(100 * w) / width}%`, height: `${(100 * h) / height}%` });
    leaf.append(mark);
    // the row is known once it stands: marks are laid before
    queueMicrotask(() => leaf.closest(".row")?.classList.add("has-change"));
  }

  async #draw(leaf) {
    this.near.unobserve(leaf);
    if (!leaf.isConnected) return; // told of after the comparison was closed or made anew
    const index = Number(leaf.dataset.page);
    const sheet = leaf.dataset.side === "new" ? await this.pages.sheet(index) : await ask(`earlier/${this.found.key}/${index}`);
    const holder = document.createElement("template");
    holder.innerHTML = sheet.svg ?? "";
    leaf.prepend(...holder.content.children);
  }

  #changes() {
    const list = this.found.changes.map((change, at) => {
      const words = change.pieces.map(([kind, text], piece) => this.#piece(kind, text, piece === 0, piece === change.pieces.length - 1));
      const page = change.new[0] ? this.pages.state.pages[change.new[0][0]] : this.found.old[change.old[0]?.[0]];
      return element("button", { class: "change", "data-change": at, onclick: () => this.#show(at), ondblclick: () => this.#source(at) }, element("small", {}, say("onpage", { n: page?.label || "–" })), change.figure ? `〔${say("picture")}〕` : null, ...words);
    });
    get("change-list").replaceChildren(...(list.length ? list : [element("p", { class: "quiet" }, say("noChanges"))]));
  }

  // of what stayed, only what stands beside a change is shown
  #piece(kind, text, first, last) {
    if (kind === "removed") return element("del", {}, text);
    if (kind === "added") return element("ins", {}, text);
    const near = 14;
    if (text.length <= (first || last ? near : 2 * near) + 2) return text;
    if (first) return `…${text.slice(-near)}`;
    return last ? `${text.slice(0, near)}…` : `${text.slice(0, near)}…${text.slice(-near)}`;
  }

  #facts() {
    const facts = this.found.facts.map((fact) =>
      element(
        "div", { class: "change" },
        element("button", { class: "chip", onclick: () => (this.close(), this.events.fact(fact.name)) }, `${fact.name}${fact.labels ? `[${fact.labels}]` : ""}`), " ",
        element("del", {}, fact.old || say("none2")), " → ", element("ins", {}, fact.new || say("none2")),
        ...fact.uses.map(([place, on]) =>
          element(
            "small", {}, element("button", { class: "chip", onclick: () => this.#open(spanOf(place)) }, place), " ",
            ...on.map((label) => element("button", { class: "chip", onclick: () => this.#turnTo(label) }, say("onpage", { n: label }))),
          ),
        ),
      ),
    );
    get("changed-facts").replaceChildren(...(facts.length ? facts : [element("p", { class: "quiet" }, say("noChanges"))]));
  }

  #list(name) {
    for (const tab of document.querySelectorAll("#comparison [role=tab]")) {
      tab.setAttribute("aria-selected", String(tab.dataset.list === name));
      get(tab.dataset.list).hidden = tab.dataset.list !== name;
    }
  }

  #step(by) {
    const n = this.found.changes.length;
    if (n) this.#show(this.chosen < 0 && by < 0 ? n - 1 : (this.chosen + by + n) % n);
  }

  #show(at, scroll = true) {
    this.chosen = at;
    for (const node of document.querySelectorAll("#comparison .chosen")) node.classList.remove("chosen");
    for (const node of document.querySelectorAll(`#comparison [data-change="${at}"]`)) node.classList.add("chosen");
    this.#list("change-list");
    document.querySelector(`#change-list [data-change="${at}"]`)?.scrollIntoView({ block: "nearest" });
    const mark = this.holder.querySelector(`.leaf[data-side="new"] [data-change="${at}"]`) ?? this.holder.querySelector(`[data-change="${at}"]`);
    if (scroll) mark?.scrollIntoView({ block: "center" });
    this.#count();
  }

  #source(at) {
    const { place } = this.found.changes[at];
    if (place) this.#open(place);
  }

  async #open(span) {
    this.close();
    this.events.open((await nowAt(span)).span);
  }

  #turnTo(label) {
    const leaf = this.leaves.new[this.pages.state.pages.findIndex((page) => page.label === label)];
    if (leaf?.closest(".row:not(.has-change)") && get("only-changed").checked) get("only-changed").click();
    leaf?.scrollIntoView({ block: "start" });
  }
}

// a place as it is written: file:line:column
function spanOf(place) {
  const [file, line, column] = place.split(":");
  return [file, Number(line), Number(column || 1)];
}
