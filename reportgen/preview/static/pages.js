// The pages: drawn when near the view, replaced only when changed, each remembering where it was written.
import { ask, calm, element } from "./net.js";

const PX_PER_PT = 96 / 72;
const NEAR = "900px";
const READ_AT = 0.4; // of the height of the view
const LEISURE = 200; // ms after the last build: places are no hurry, and would delay what is seen

export class Pages {
  constructor(stage, holder) {
    this.stage = stage;
    this.holder = holder;
    this.state = { pages: [], outline: [], anchors: {} };
    this.nodes = [];
    this.sheets = new Map(); // page index → { version, svg, places, areas }
    this.zoom = Number(localStorage.getItem("zoom")) || 0; // 0 fits the width
    this.spread = localStorage.getItem("spread") === "yes";
    this.current = 0;
    this.listeners = new Set();
    this.veils = new Map(); // kind → boxes
    this.fetching = new Map(); // page and version → its sheet to come
    this.near = new Set(); // pages in the view or near it
    this.moved = new Set(); // pages that may have been written elsewhere since they were fetched
    this.sight = new IntersectionObserver((entries) => this.#seen(entries), { root: stage, rootMargin: `${NEAR} 0px` });
    stage.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => {
      const hold = this.#hold();
      this.layOut();
      this.#restore(hold);
    }).observe(stage);
  }

  /** Calls `heard()` when another page becomes the current one or pages change. */
  onMove(heard) {
    this.listeners.add(heard);
  }

  /** The pages that are read now. */
  get read() {
    return [this.current - 1, this.current, this.current + 1];
  }

  /** Draws pages of a state that is about to come. */
  takeSheets(sheets) {
    for (const sheet of sheets) {
      this.sheets.set(sheet.index, sheet);
      if (this.nodes[sheet.index]?.dataset.version) this.#put(sheet);
    }
  }

  /** Nothing that is shown is believed any more: another server counts the changes of pages from the beginning. */
  forget() {
    this.sheets.clear();
    for (const node of this.nodes) if (node.dataset.version) node.dataset.version = "-1";
  }

  /** Takes a new state of the report. `moved` are pages that look the same and were written elsewhere. */
  take(state) {
    const first = this.nodes.length === 0;
    const hold = this.#hold();
    this.state = { ...this.state, ...state };
    const { moved } = state;
    while (this.nodes.length > state.pages.length) {
      const node = this.nodes.pop();
      this.sight.unobserve(node);
      node.remove();
      this.sheets.delete(this.nodes.length);
      this.near.delete(this.nodes.length);
    }
    state.pages.forEach((page, index) => {
      let node = this.nodes[index];
      if (!node) {
        node = element("div", { class: "page", "data-page": index });
        node.append(element("span", { class: "label" }));
        this.nodes.push(node);
        this.holder.append(node);
        this.sight.observe(node);
      }
      const label = node.querySelector(".label");
      if (label.textContent !== page.label) label.textContent = page.label;
      const drawn = Number(node.dataset.version || 0);
      // what is out of sight is drawn when it comes into view
      if (drawn && drawn !== page.version && this.near.has(index)) this.#draw(index);
    });
    for (const index of moved ?? this.sheets.keys()) this.moved.add(index);
    this.#refreshPlaces();
    for (const index of state.changed || []) if (!first) this.#mark(index);
    const sizes = JSON.stringify(state.pages.map((page) => [page.width, page.height]));
    if (sizes !== this.sizes) {
      this.sizes = sizes;
      this.layOut();
      this.#restore(hold);
    }
    this.#tell();
  }

  /** Gives every page its size on the screen. */
  layOut() {
    const pages = this.state.pages;
    if (!pages.length) return;
    const widest = Math.max(...pages.map((page) => page.width));
    const room = this.stage.clientWidth - 48 - (this.spread ? 4 : 40);
    this.scale = this.zoom || Math.max(0.2, room / (widest * PX_PER_PT * (this.spread ? 2 : 1)));
    if (!this.zoom) this.scale = Math.min(this.scale, 1.6);
    this.nodes.forEach((node, index) => {
      node.style.width = `${pages[index].width * PX_PER_PT * this.scale}px`;
      node.style.height = `${pages[index].height * PX_PER_PT * this.scale}px`;
    });
    this.holder.className = this.spread ? "spread" : "single";
    for (const [kind, boxes] of this.veils) this.veil(kind, boxes);
    this.listeners.forEach((heard) => heard());
  }

  setZoom(zoom) {
    const hold = this.#hold();
    this.zoom = zoom && Math.min(5, Math.max(0.2, zoom));
    localStorage.setItem("zoom", this.zoom);
    this.layOut();
    this.#restore(hold);
  }

  setSpread(spread) {
    const hold = this.#hold();
    this.spread = spread;
    localStorage.setItem("spread", spread ? "yes" : "no");
    this.layOut();
    this.#restore(hold);
  }

  /** Brings a place (y in pt) of a page into view. */
  goTo(index, y = 0, smooth = false) {
    const node = this.nodes[Math.max(0, Math.min(index, this.nodes.length - 1))];
    if (!node) return;
    const top = node.offsetTop + y * PX_PER_PT * this.scale - 40;
    this.stage.scrollTo({ top, behavior: smooth ? "smooth" : "instant" });
    // at once: what is built before the scroll is told of would be laid around the page left
    if (!smooth) this.#scrolled();
  }

  /** The source of what is at a point of the window: { file, line, column, page, boxes } or null. */
  sourceAt(clientX, clientY) {
    const node = document.elementFromPoint(clientX, clientY)?.closest(".page");
    if (!node) return null;
    const index = Number(node.dataset.page);
    const sheet = this.sheets.get(index);
    if (!sheet) return null;
    const frame = node.getBoundingClientRect();
    const x = (clientX - frame.left) / (PX_PER_PT * this.scale);
    const y = (clientY - frame.top) / (PX_PER_PT * this.scale);
    const item = document.elementFromPoint(clientX, clientY)?.closest("[data-i]");
    let span = item && sheet.places[item.dataset.i];
    if (!span) span = sheet.areas.find(([ax, ay, w, h]) => x >= ax && x <= ax + w && y >= ay && y <= ay + h)?.[4];
    if (!span) span = this.#nearest(node, sheet, clientX, clientY);
    return span ? { page: index, span, x, y } : null;
  }

  /** Where a span of a source is on the pages: [{ page, box }] in window-independent pt. */
  boxesOf(span) {
    const found = [];
    const key = span.join("|");
    for (const [index, sheet] of this.sheets) {
      const node = this.nodes[index];
      if (!node?.dataset.version) continue;
      for (const [item, place] of Object.entries(sheet.places)) {
        if (place.join("|") === key) found.push(...this.#itemBoxes(node, index, item));
      }
      for (const [x, y, w, h, place] of sheet.areas) if (place.join("|") === key) found.push({ page: index, x, y, w, h });
    }
    return found;
  }

  /** Where a place of a file is seen: { page, span }; null where it is on none of these pages, or was asked of others. */
  async find(file, line, column) {
    const found = await ask("where", { path: file, line, column });
    return found.page === null || found.revision !== this.state.revision ? null : found;
  }

  /** Lays a mark over boxes of a page; kind is a class of the style sheet. */
  veil(kind, boxes) {
    for (const old of this.holder.querySelectorAll(`.veil.${kind}`)) old.remove();
    this.veils.set(kind, boxes);
    for (const { page, x, y, w, h } of boxes) {
      const veil = element("div", { class: `veil ${kind}` });
      const unit = PX_PER_PT * this.scale;
      Object.assign(veil.style, { left: `${x * unit - 3}px`, top: `${y * unit - 2}px`, width: `${w * unit + 6}px`, height: `${h * unit + 4}px` });
      this.nodes[page]?.append(veil);
    }
  }

  itemBoxes(index, items) {
    return items.flatMap((item) => this.#itemBoxes(this.nodes[index], index, item));
  }

  /** Draws what is in view, without waiting until it is told that it is. */
  drawInView() {
    const { scrollTop, clientHeight } = this.stage;
    this.nodes.forEach((node, index) => {
      const { offsetTop, offsetHeight } = node;
      if (offsetTop + offsetHeight > scrollTop && offsetTop < scrollTop + clientHeight) this.#draw(index);
    });
  }

  /** Fetches and draws a page; resolves when it is drawn. */
  async draw(index) {
    await this.#draw(index);
  }

  /** A page's drawing and places as they are now. */
  sheet(index) {
    return this.#fetch(index);
  }

  #itemBoxes(node, index, item) {
    const unit = PX_PER_PT * this.scale;
    const frame = node.getBoundingClientRect();
    return [...node.querySelectorAll(`[data-i="${item}"]`)].map((part) => {
      const box = part.getBoundingClientRect();
      return { page: index, x: (box.left - frame.left) / unit, y: (box.top - frame.top) / unit, w: box.width / unit, h: box.height / unit };
    });
  }

  #nearest(node, sheet, clientX, clientY) {
    let best = null;
    let least = 60;
    for (const part of node.querySelectorAll("[data-i]")) {
      if (!sheet.places[part.dataset.i]) continue;
      const box = part.getBoundingClientRect();
      const dx = Math.max(box.left - clientX, 0, clientX - box.right);
      const dy = Math.max(box.top - clientY, 0, clientY - box.bottom);
      const distance = Math.hypot(dx, dy * 2);
      if (distance < least) [least, best] = [distance, sheet.places[part.dataset.i]];
    }
    return best;
  }

  async #fetch(index) {
    const wanted = this.state.pages[index]?.version;
    const known = this.sheets.get(index);
    if (known && known.version === wanted) return known;
    const name = `${index} ${wanted}`;
    if (!this.fetching.has(name)) this.fetching.set(name, ask(`sheet/${index}`).finally(() => this.fetching.delete(name)));
    const sheet = await this.fetching.get(name);
    this.sheets.set(index, sheet);
    return sheet;
  }

  async #draw(index) {
    this.#put(await this.#fetch(index));
  }

  #put(sheet) {
    const { index } = sheet;
    const node = this.nodes[index];
    if (!node || node.dataset.version === String(sheet.version)) return;
    const holder = document.createElement("template");
    holder.innerHTML = sheet.svg;
    const drawing = holder.content.firstElementChild;
    node.querySelector("svg.sheet")?.remove();
    node.prepend(drawing);
    node.dataset.version = sheet.version;
    document.dispatchEvent(new CustomEvent("drawn", { detail: { index, revision: this.state.revision } }));
  }

  // lines may have moved in the files though the page looks the same
  #refreshPlaces = calm(LEISURE, () => {
    const moved = [...this.moved];
    this.moved.clear();
    moved.forEach(async (index) => {
      const known = this.sheets.get(index);
      const version = this.state.pages[index]?.version;
      if (!known || known.version !== version || Number(this.nodes[index]?.dataset.version || 0) !== version) return;
      const sheet = await ask(`sheet/${index}`);
      if (this.state.pages[index]?.version === sheet.version) this.sheets.set(index, sheet);
    });
  });

  #mark(index) {
    const node = this.nodes[index];
    if (!node) return;
    node.classList.remove("changed");
    void node.offsetWidth; // begins the animation anew
    node.classList.add("changed");
  }

  #seen(entries) {
    for (const entry of entries) {
      const index = Number(entry.target.dataset.page);
      if (entry.isIntersecting) {
        this.near.add(index);
        this.#draw(index);
      } else this.near.delete(index);
    }
  }

  #scrolled() {
    const middle = this.stage.scrollTop + this.stage.clientHeight * READ_AT;
    let current = this.nodes.findIndex((node) => node.offsetTop + node.offsetHeight > middle);
    if (current < 0) current = this.nodes.length - 1;
    if (current !== this.current) {
      this.current = Math.max(0, current);
      this.#tell();
    }
  }

  #tell() {
    for (const heard of this.listeners) heard();
  }

  // what is read, a little above the middle, stays where it is when sizes or pages before it change
  #hold() {
    const node = this.nodes[this.current];
    const at = this.stage.scrollTop + this.stage.clientHeight * READ_AT;
    return node ? { page: this.current, share: (at - node.offsetTop) / (node.offsetHeight || 1) } : null;
  }

  #restore(hold) {
    const node = hold && this.nodes[Math.min(hold.page, this.nodes.length - 1)];
    if (node) this.stage.scrollTop = node.offsetTop + hold.share * node.offsetHeight - this.stage.clientHeight * READ_AT;
  }
}

/** One box for the lines of a page, for each page. */
export function union(boxes) {
  const found = new Map();
  for (const box of boxes) {
    const one = found.get(box.page);
    const right = Math.max((one?.x ?? box.x) + (one?.w ?? 0), box.x + box.w);
    const low = Math.max((one?.y ?? box.y) + (one?.h ?? 0), box.y + box.h);
    const x = Math.min(one?.x ?? box.x, box.x);
    const y = Math.min(one?.y ?? box.y, box.y);
    found.set(box.page, { page: box.page, x, y, w: right - x, h: low - y });
  }
  return [...found.values()];
}
