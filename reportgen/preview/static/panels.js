// What stands beside the pages: contents, small pages, search, facts, findings.
import { ask, calm, element } from "./net.js";
import { language, say } from "./words.js";

export class Panels {
  /** `go(page, y)` shows a place of a page; `open(file, line, column)` the source. */
  constructor(pages, events) {
    this.pages = pages;
    this.events = events;
    this.facts = [];
    this.hits = [];
    for (const tab of document.querySelectorAll("#side [role=tab]")) tab.addEventListener("click", () => this.choose(tab.dataset.tab));
    document.getElementById("query").addEventListener("input", calm(120, () => this.search()));
    document.getElementById("query").addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.#nextHit(event.shiftKey ? -1 : 1);
    });
    document.getElementById("fact-query").addEventListener("input", () => this.#listFacts());
    pages.onMove(() => this.#here());
  }

  choose(name) {
    for (const tab of document.querySelectorAll("#side [role=tab]")) {
      tab.setAttribute("aria-selected", String(tab.dataset.tab === name));
      document.getElementById(tab.dataset.tab).hidden = tab.dataset.tab !== name;
    }
    if (name === "thumbs") this.#thumbs();
    if (name === "search") document.getElementById("query").focus();
  }

  /** A new state of the report; without an outline it has the one before. */
  take(state) {
    if (state.outline) this.#contents(state);
    if (!document.getElementById("thumbs").hidden) this.#thumbs();
    this.refreshFacts();
  }

  #contents(state) {
    const outline = document.getElementById("outline");
    const key = JSON.stringify(state.outline);
    if (outline.dataset.key !== key) {
      outline.dataset.key = key;
      outline.replaceChildren(
        ...state.outline.map((entry) => element("button", { class: `level-${entry.level}`, title: entry.title, onclick: () => this.pages.goTo(entry.page, entry.y) }, entry.title)),
      );
    }
  }

  refreshFacts = calm(150, async () => {
    this.facts = (await ask("facts")).facts;
    this.#listFacts();
  });

  async search() {
    const words = document.getElementById("query").value;
    const list = document.getElementById("hits");
    if (!words.trim()) {
      list.replaceChildren();
      this.pages.veil("hit-mark", []);
      return;
    }
    this.hits = (await ask("search", { q: words })).hits;
    this.chosen = -1;
    list.replaceChildren(
      element("div", { class: "quiet" }, this.hits.length ? say("hits", { n: this.hits.length }) : say("nohits")),
      ...this.hits.map((hit) =>
        element(
          "button", { class: "hit", onclick: () => this.#show(hit) }, hit.text[0], element("mark", {}, hit.text[1]), hit.text[2],
          element("small", {}, say("onpage", { n: this.pages.state.pages[hit.page]?.label || hit.page + 1 })),
        ),
      ),
    );
  }

  /** Findings as a list; those that may be clicked lead to their place. */
  findings(found) {
    const errors = found.filter((one) => one.severity === "error").length;
    const warnings = found.length - errors;
    const pill = (id, count) => {
      const node = document.getElementById(id);
      node.textContent = count;
      node.hidden = count === 0;
    };
    pill("errors", errors);
    pill("warnings", warnings);
    const panel = document.getElementById("findings");
    const files = new Map();
    for (const one of found) files.set(one.file ?? "", [...(files.get(one.file ?? "") ?? []), one]);
    panel.replaceChildren(
      ...(found.length ? [] : [element("h2", {}, say("none"))]),
      ...[...files].flatMap(([file, list]) => [element("h2", {}, file), ...list.map((one) => this.#finding(one))]),
    );
  }

  #finding(one) {
    const fix = one.fix ? element("button", { class: "chip", onclick: (event) => (event.stopPropagation(), this.events.fix(one)) }, say("fix", { word: one.fix.new })) : null;
    const another = one.code === "figure-contradicts" ? element("button", { class: "chip", onclick: (event) => (event.stopPropagation(), this.events.makeFact({ path: one.file, line: one.line, column: one.column })) }, say("anotherFact")) : null;
    return element(
      "div", { class: `finding ${one.severity}`, tabindex: "0", onclick: () => this.events.open(one.file, one.line, one.column), onkeydown: (event) => event.key === "Enter" && this.events.open(one.file, one.line, one.column) },
      element("span", { class: "severity" }, say(one.severity)), element("span", {}, one.message, " ", fix, another),
      element("span", { class: "place" }, one.cell ?? (one.line ? `${one.line}:${one.column}` : "")), element("span", { class: "advice" }, one.advice),
    );
  }

  #here() {
    const { current } = this.pages;
    const entries = this.pages.state.outline;
    let last = -1;
    entries.forEach((entry, at) => {
      if (entry.page <= current) last = at;
    });
    [...document.getElementById("outline").children].forEach((node, at) => node.classList.toggle("here", at === last));
    [...document.getElementById("thumbs").children].forEach((node, at) => node.classList.toggle("here", at === current));
  }

  #thumbs() {
    const holder = document.getElementById("thumbs");
    const pages = this.pages.state.pages;
    while (holder.children.length > pages.length) holder.lastChild.remove();
    this.near ??= new IntersectionObserver(
      (entries) => entries.forEach((entry) => entry.isIntersecting && this.#thumb(entry.target)), { root: holder.parentElement, rootMargin: "300px" },
    );
    pages.forEach((page, index) => {
      let node = holder.children[index];
      if (!node) {
        node = element("button", { "data-page": index, onclick: () => this.pages.goTo(index) }, element("span", { class: "thumb" }), element("span", { class: "quiet" }));
        holder.append(node);
      }
      node.lastChild.textContent = page.label || "–";
      node.firstChild.style.height = `${(132 * page.height) / page.width}px`;
      if (node.dataset.version !== String(page.version)) {
        this.near.unobserve(node);
        this.near.observe(node);
      }
    });
    this.#here();
  }

  async #thumb(node) {
    const index = Number(node.dataset.page);
    const version = String(this.pages.state.pages[index]?.version);
    if (node.dataset.version === version) return;
    node.dataset.version = version;
    await this.pages.draw(index);
    const drawing = this.pages.nodes[index]?.querySelector("svg.sheet");
    if (drawing) {
      const small = drawing.cloneNode(true);
      small.removeAttribute("id");
      node.firstChild.replaceChildren(small);
    }
  }

  #listFacts() {
    const words = document.getElementById("fact-query").value.trim();
    const shown = this.facts.filter((fact) => !words || fact.name.includes(words) || fact.value.includes(words));
    document.getElementById("fact-list").replaceChildren(
      ...shown.map((fact) =>
        element("button", { class: "hit", title: fact.source, onclick: () => this.events.fact(fact.name) }, `${fact.name}${fact.labels ? `[${fact.labels}]` : ""} `, element("b", {}, fact.value), element("small", {}, fact.source || "")),
      ),
    );
  }

  async #show(hit) {
    this.pages.goTo(hit.page);
    await this.pages.draw(hit.page);
    const boxes = this.pages.itemBoxes(hit.page, hit.items);
    this.pages.veil("hit-mark", boxes);
    this.events.found(hit.page, hit.items[0]);
    if (boxes[0]) this.pages.goTo(hit.page, boxes[0].y - 80);
  }

  #nextHit(step) {
    if (!this.hits.length) return;
    this.chosen = (this.chosen + step + this.hits.length) % this.hits.length;
    this.#show(this.hits[this.chosen]);
  }
}
