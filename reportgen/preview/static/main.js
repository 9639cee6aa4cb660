// Puts the page together: pages, source, panels, and what keys and the mouse do.
import { Comparison } from "./compare.js";
import { chooseBlock, choosePicture, factCard, whoseText } from "./dialogs.js";
import { Editor } from "./editor.js";
import { chooseFile } from "./filing.js";
import { Following } from "./following.js";
import { begun, pages } from "./first.js";
import { showHelp } from "./help.js";
import { editInPlace } from "./inplace.js";
import { ask, calm, element, listen, send, tell } from "./net.js";
import { Panels } from "./panels.js";
import { language, say, setLanguage } from "./words.js";

const get = (id) => document.getElementById(id);
const stage = get("stage");
let revision = -1;
let server = "";
let fontsKey = "";
let findings = [];

const panels = new Panels(pages, {
  open: (file, line, column) => file && openSource([file, line ?? 1, column ?? 1]),
  fact: (name) => openFact(name),
  fix: (one) => applyFix(one),
});

const comparison = new Comparison(pages, { open: (span) => openSource(span), fact: (name) => openFact(name) });

const editor = new Editor(get("editor"), {
  facts: () => panels.facts,
  read: () => pages.read,
  opened: (path) => {
    showSource(true);
    showFiles();
    localStorage.setItem("file", path);
  },
  changed: () => showFiles(),
  emptied: () => (showSource(false), stage.focus()),
  moved: (path, line, column, typed) => {
    if (typed) following.expect(path, line, column);
    restsAt(path, line, column, typed);
  },
  conflict: async (path, answer) => {
    const choice = await whoseText(path, answer);
    if (choice === "mine") await editor.save({ disk: answer.disk_sha, ...(answer.sha && { base: answer.sha }) });
    if (choice === "theirs") await editor.discard();
    if (choice === "both") await editor.save({ disk: answer.disk_sha, text: answer.merged });
  },
});

// the report

function take(news) {
  const started = performance.now();
  // a report that cannot be built yet leaves what is shown of the last time
  const { pages: none, outline, anchors, title: nothing, ...rest } = news;
  const state = !none.length && news.stale !== null && pages.state.pages.length ? { ...rest, pages: pages.state.pages, changed: [] } : news;
  revision = state.revision;
  const title = state.title || pages.state.title || "reportgen";
  document.title = title;
  get("title").textContent = title;
  const families = (state.fonts || []).join();
  if (families && families !== fontsKey) {
    if (fontsKey || !begun.pages.length) get("fonts").href = `fonts.css?${families.length}-${revision}`;
    fontsKey = families;
  }
  document.body.classList.toggle("stale", state.stale !== null || Boolean(state.earlier));
  const banner = get("banner");
  banner.hidden = state.stale === null && !state.earlier;
  if (state.earlier) banner.replaceChildren(say("earlier"));
  if (state.stale !== null) {
    const time = new Date(state.stale * 1000).toLocaleTimeString();
    banner.replaceChildren(say("stale", { time }), element("button", { onclick: () => (get("findings").hidden = false) }, say("show")));
  }
  pages.take(state);
  followOn();
  panels.take(state);
  showPlace();
  status(say("built", { ms: Math.round(state.seconds * 1000) }));
  refreshFindings();
  document.dispatchEvent(new CustomEvent("built", { detail: { revision, took: performance.now() - started } }));
}

// what was drawn is shown before the panels take their part of the news
const shown = () => new Promise((done) => {
  if (!document.hidden) requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, document.hidden ? 0 : 100); // a window that is covered shows nothing
});
let drawing = Promise.resolve();

listen(
  async (news) => {
    if (news.kind === "hello") {
      const another = server && server !== news.server; // it was started anew and counts from the beginning
      server = news.server;
      if (another) {
        revision = -1;
        pages.forget();
      }
      if (news.revision !== revision && news.revision > 0) take(await ask("state"));
      if (another) await editor.resend();
      else editor.sendAgain();
    }
    if (news.kind === "sheets") {
      pages.takeSheets(news.sheets);
      drawing = shown();
    }
    if (news.kind === "built") {
      await drawing;
      const missed = news.revision !== Math.max(revision, 0) + 1;
      take(missed ? await ask("state") : news);
      editor.refresh();
      comparison.refresh();
    }
    if (news.kind === "disk") editor.refresh();
    if (news.kind === "findings") refreshFindings();
  },
  (lost) => {
    status(lost ? say("offline") : "", lost);
    get("status").title = lost ? say("offlineHelp") : "";
  },
);

function showSource(shown) {
  get("source").hidden = !shown;
  get("divider").hidden = !shown;
  document.body.classList.toggle("with-source", shown);
}

// on a small screen the side bar is there only when it is asked for
const sideGivesWay = () => innerWidth <= 900 || (innerWidth <= 1180 && !get("source").hidden);

function status(words, bad = false) {
  get("status").textContent = words;
  get("status").classList.toggle("bad", bad);
}

const failed = (words) => {
  status(words, true);
  setTimeout(() => status(""), 5000);
};

const refreshFindings = calm(40, async () => {
  findings = await ask("findings", { lang: language() });
  panels.findings(findings);
  editor.underline(findings);
});

// source and page

async function openSource(span, focus = true) {
  const [file, line, column] = span;
  if (!(await editor.open(file, line, column, focus))) failed(`${say("missing")}: ${file}`);
}

function showFiles() {
  get("files").replaceChildren(
    ...[...editor.files].map(([path, file]) =>
      element("button", { class: file.unsaved ? "unsaved" : "", role: "tab", "aria-selected": String(path === editor.path), onclick: () => openSource([path, path === editor.path ? editor.line : 1, 1]) }, path),
    ),
  );
  get("save").disabled = !editor.unsaved;
  get("discard").disabled = !editor.unsaved;
}

let marked = null; // what was clicked last, or what the cursor is in: { page, span, x, y }
const restsAt = calm(60, (path, line, column, typed) => {
  get("place").textContent = `${path}:${line}`;
  if (!typed) following.to(path, line, column);
});

const following = new Following(pages, (found) => {
  const boxes = pages.boxesOf(found.span);
  pages.veil("here", union(boxes));
  const first = boxes.find((box) => box.page === found.page);
  marked = { page: found.page, span: found.span, x: first?.x ?? 0, y: first?.y ?? 0 };
  if (document.activeElement?.closest("#editor")) bringIntoView(found.page, marked.y);
});
const followOn = calm(60, () => following.again()); // after what was typed is on the screen
for (const name of ["wheel", "touchmove", "pointerdown"]) stage.addEventListener(name, () => following.leave(), { passive: true });

// scrolls only when a place (y in pt) of a page is out of sight
function bringIntoView(page, at) {
  const node = pages.nodes[page];
  if (!node) return;
  const y = node.offsetTop + at * (96 / 72) * pages.scale;
  if (y < stage.scrollTop + 20 || y > stage.scrollTop + stage.clientHeight - 60) pages.goTo(page, at - 120);
}

// one box for the lines of a page
function union(boxes) {
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

let clicked = 0;
stage.addEventListener("click", (event) => {
  if (event.target.closest(".inplace, .grip")) return;
  const link = event.target.closest("a[data-href], a[data-goto]");
  if (link && (event.ctrlKey || event.metaKey)) {
    if (link.dataset.href) window.open(link.dataset.href, "_blank", "noopener,noreferrer");
    else goToAnchor(link.dataset.goto);
    return;
  }
  const at = pages.sourceAt(event.clientX, event.clientY);
  clearTimeout(clicked);
  if (!at) return pages.veil("here", []);
  pages.veil("here", union(pages.boxesOf(at.span)));
  marked = at;
  showGrip(at);
  if (getSelection()?.toString()) return;
  clicked = setTimeout(async () => {
    await openSource(at.span, false);
    setTimeout(() => bringIntoView(at.page, at.y), 150); // the source beside or below takes its room first
  }, 220); // a second click edits in place instead
});

// who goes on in the source before it is opened at the place clicked does not have the cursor taken away
get("editor").addEventListener("pointerdown", () => clearTimeout(clicked), true);

stage.addEventListener("dblclick", (event) => {
  if (event.target.closest(".inplace, .grip")) return;
  clearTimeout(clicked);
  getSelection()?.removeAllRanges();
  const at = pages.sourceAt(event.clientX, event.clientY);
  if (at) startInPlace(at);
});

stage.addEventListener("mousemove", (event) => {
  const at = event.target.closest(".inplace") ? null : pages.sourceAt(event.clientX, event.clientY);
  const key = at ? at.span.join("|") : "";
  if (stage.dataset.hover === key) return;
  stage.dataset.hover = key;
  pages.veil("hover", at ? union(pages.boxesOf(at.span)) : []);
});

function startInPlace(at) {
  editInPlace(pages, at, () => panels.facts, {
    changed: (answer) => taken(answer),
    failed,
    openFact,
    openSource: (span) => openSource(span),
  });
}

function goToAnchor(name) {
  const place = pages.state.anchors[name];
  if (place) pages.goTo(place.page, place.y);
}

function taken(answer) {
  if (answer.path && editor.files.has(answer.path)) editor.take(answer.path, answer);
  editor.refresh();
}

// blocks: move, insert, delete

let held = null;
function showGrip(at) {
  document.querySelector(".grip")?.remove();
  const [box] = union(pages.boxesOf(at.span)).filter((one) => one.page === at.page);
  if (!box || !at.span[0].endsWith(".yaml")) return;
  const paper = pages.state.pages[at.page];
  const grip = element("button", { class: "grip", title: say("drag"), draggable: "true", onclick: (event) => (event.stopPropagation(), blockMenu(at)) }, "⠿");
  Object.assign(grip.style, { left: `max(2px, ${(100 * box.x) / paper.width}% - 2.4em - 12px)`, top: `${(100 * box.y) / paper.height}%` });
  grip.addEventListener("dragstart", (event) => {
    held = at;
    event.dataTransfer.setData("text/plain", at.span.join(":"));
    event.dataTransfer.effectAllowed = "move";
  });
  grip.addEventListener("dragend", () => {
    held = null;
    document.querySelector(".drop")?.remove();
  });
  pages.nodes[at.page].append(grip);
}

async function blockMenu(at) {
  const [path, line] = at.span;
  const menu = get("dialog");
  const act = async (work) => {
    menu.close();
    const answer = await work();
    if (answer?.problem) failed(say("cannot"));
    else if (answer) taken(answer);
  };
  const neighbour = async (step) => {
    const passage = await ask("passage", { path, line, column: at.span[2] });
    if (!passage.lines) return { problem: "no-block" };
    const target = step < 0 ? passage.lines[0] - 1 : passage.lines[1] + 1;
    return tell("move", { path, line, target, behind: step > 0 });
  };
  menu.replaceChildren(
    element(
      "div", { class: "gallery" },
      element("button", { onclick: () => (menu.close(), startInPlace(at)) }, say("edit")),
      element("button", { onclick: () => (menu.close(), openSource(at.span)) }, say("openSource")),
      element("button", { onclick: () => act(() => neighbour(-1)) }, say("up")),
      element("button", { onclick: () => act(() => neighbour(1)) }, say("down")),
      element("button", { onclick: () => (menu.close(), insertBehind(path, line)) }, say("insert")),
      element("button", { onclick: () => act(() => tell("remove", { path, line })) }, say("remove")),
    ),
  );
  menu.showModal();
}

stage.addEventListener("dragover", (event) => {
  if (!held && !event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  const at = pages.sourceAt(event.clientX, event.clientY);
  document.querySelector(".drop")?.remove();
  if (!at) return;
  const [box] = union(pages.boxesOf(at.span)).filter((one) => one.page === at.page);
  if (!box) return;
  const unit = (96 / 72) * pages.scale;
  const behind = at.y > box.y + box.h / 2;
  const drop = element("div", { class: "drop" });
  Object.assign(drop.style, { left: `${box.x * unit}px`, width: `${box.w * unit}px`, top: `${(behind ? box.y + box.h : box.y) * unit}px` });
  pages.nodes[at.page].append(drop);
});

stage.addEventListener("drop", async (event) => {
  event.preventDefault();
  document.querySelector(".drop")?.remove();
  const at = pages.sourceAt(event.clientX, event.clientY);
  const [file] = event.dataTransfer.files;
  if (!at) return held || file ? failed(say("dropWhere")) : undefined;
  const [path, line] = at.span;
  if (file) return dropPicture(file, path, line);
  if (!held) return;
  if (held.span[0] !== path) return failed(say("otherFile", { path }));
  const [box] = union(pages.boxesOf(at.span)).filter((one) => one.page === at.page);
  const answer = await tell("move", { path, line: held.span[1], target: line, behind: box ? at.y > box.y + box.h / 2 : true });
  if (answer.problem) failed(say("cannot"));
  else taken(answer);
});

async function dropPicture(file, path, line) {
  const kept = await send("upload", file);
  if (kept.problem) return failed(say(kept.problem === "too-large" ? "tooLarge" : "noPicture"));
  const yaml = `- figure: ${kept.path}\n  caption: ${file.name.replace(/\.[^.]*$/, "").replace(/[:#"'[\]{}]/g, " ")}`;
  const answer = await tell("insert", { path, line, yaml });
  if (answer.problem) failed(say("cannot"));
  else taken(answer);
}

async function insertBehind(path, line) {
  const name = await chooseBlock();
  if (!name) return;
  if (name === "figure") {
    const file = await choosePicture();
    if (file) await dropPicture(file, path, line);
    return;
  }
  const answer = await tell("insert-example", { path, line, name });
  if (answer.problem) return failed(say(answer.problem === "no-block" ? "afterWhich" : "cannot"));
  taken(answer);
  openSource([path, answer.line, 1]);
}

// pasted onto the page: Word, Excel or a web page become blocks behind the one marked
document.addEventListener("paste", async (event) => {
  if (event.target.closest?.("input, textarea, #editor")) return;
  const [file] = event.clipboardData.files;
  const place = markedPlace();
  if (!place) return failed(say("afterWhich"));
  event.preventDefault();
  if (file && !event.clipboardData.types.includes("text/html")) return dropPicture(file, ...place);
  const [path, line] = place;
  const answer = await tell("paste", { path, line, html: event.clipboardData.getData("text/html"), plain: event.clipboardData.getData("text/plain") });
  if (answer.problem) return failed(say({ "no-block": "afterWhich", "only-pictures": "picturesLeft", empty: "nothingPasted" }[answer.problem] ?? "cannot"));
  taken(answer);
  await openSource([path, answer.line, 1], false); // what is pasted next goes behind it
  if (answer.pictures) failed(say("picturesLeft"));
});

function markedPlace() {
  return editor.path ? [editor.path, editor.line] : null;
}

// facts and fixes

async function openFact(name) {
  const rows = panels.facts.filter((fact) => fact.name === name);
  if (!rows.length) return;
  const answer = await factCard(rows, (place) => {
    const [file, line, column] = place.split(":");
    openSource([file, Number(line), Number(column || 1)]);
  });
  if (answer?.problem) failed(say("cannot"));
  else if (answer) taken(answer);
}

async function applyFix(one) {
  const [file, line, column] = one.fix.place;
  await openSource([file, line, column]);
  editor.fix(one);
}

// keys and buttons

function showPlace() {
  const { state, current } = pages;
  // what is being typed there stays
  if (document.activeElement !== get("page")) get("page").value = state.pages[current]?.label ?? "";
  get("count").textContent = say("of", { n: state.pages.length });
  get("zoom").textContent = `${Math.round((pages.scale || 1) * 100)}%`;
  get("spread").setAttribute("aria-pressed", String(pages.spread));
}
pages.onMove(showPlace);

const turn = (step) => pages.goTo(pages.current + step);
const step = async (way) => {
  const answer = await tell(way);
  if (answer.problem) failed(say(answer.problem === "nothing" ? "nothing" : "conflict"));
  else taken(answer);
};
const frame = (dark) => {
  document.documentElement.dataset.frame = dark ? "dark" : "light";
  localStorage.setItem("frame", dark ? "dark" : "light");
  editor.setFrame(dark);
};
const clicks = {
  previous: () => turn(-1), next: () => turn(1), smaller: () => pages.setZoom(pages.scale / 1.15), larger: () => pages.setZoom(pages.scale * 1.15),
  zoom: () => pages.setZoom(0), spread: () => pages.setSpread(!pages.spread), undo: () => step("undo"), redo: () => step("redo"),
  help: () => document.querySelector("dialog[open]") || showHelp(),
  problems: () => (get("findings").hidden = !get("findings").hidden), frame: () => frame(document.documentElement.dataset.frame !== "dark"),
  language: () => {
    setLanguage(language() === "zh" ? "en" : "zh");
    showPlace();
    refreshFindings();
    comparison.refresh();
  },
  compare: () => comparison.choose(),
  "all-files": async () => {
    const path = await chooseFile({ changed: () => editor.refresh(), here: editor.path });
    if (path) openSource([path, 1, 1]);
  },
  insert: () => (markedPlace() ? insertBehind(...markedPlace()) : failed(say("afterWhich"))),
  save: () => editor.save(), discard: () => editor.discard(),
  "close-source": () => (showSource(false), stage.focus()),
  "toggle-side": () => document.body.classList.toggle(sideGivesWay() ? "side-open" : "no-side"),
};
for (const [id, work] of Object.entries(clicks)) get(id).addEventListener("click", work);
const goToTyped = () => {
  const wanted = get("page").value.trim();
  const index = pages.state.pages.findIndex((page) => page.label === wanted);
  pages.goTo(index >= 0 ? index : Number(wanted) - 1 || 0);
};
get("page").addEventListener("change", goToTyped);
get("page").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  goToTyped();
  stage.focus();
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, #editor, dialog");
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  const done = (work) => {
    event.preventDefault();
    work();
  };
  if (control && key === "s") return done(() => editor.save());
  if (control && (key === "+" || key === "=")) return done(clicks.larger);
  if (control && key === "-") return done(clicks.smaller);
  if (control && key === "0") return done(clicks.zoom);
  if (control && key === "f" && !event.target.closest?.("#editor")) return done(() => (document.body.classList.remove("no-side"), panels.choose("search")));
  if (control && key === "p") return done(clicks["all-files"]);
  if (event.key === "F1") return done(clicks.help);
  if (event.key === "F2" && marked && !document.querySelector("dialog[open], .inplace")) return done(() => startInPlace(marked));
  if (event.key === "F8") return done(clicks.problems);
  if (event.key === "F6") return done(() => (document.activeElement?.closest("#editor") ? stage.focus() : editor.path && editor.view.focus()));
  if (comparison.shown && !document.querySelector("dialog[open]")) return comparison.key(event);
  if (typing) return;
  if (control && key === "z") return done(() => step(event.shiftKey ? "redo" : "undo"));
  if (control && key === "y") return done(() => step("redo"));
  if (event.key === "Enter" && marked && event.target === stage) return done(() => blockMenu(marked));
  if (event.key === "PageDown") return done(() => turn(1));
  if (event.key === "PageUp") return done(() => turn(-1));
  if (event.key === "Home") return done(() => pages.goTo(0));
  if (event.key === "End") return done(() => pages.goTo(pages.nodes.length - 1));
  if (event.key === "Escape") {
    following.leave();
    pages.veil("here", []);
    document.querySelector(".grip")?.remove();
  }
  return undefined;
});

// the divider between page and source
const divider = get("divider");
const width = (px) => {
  get("source").style.width = `${Math.max(280, Math.min(px, innerWidth - 420))}px`;
  divider.setAttribute("aria-valuenow", Math.round((100 * get("source").offsetWidth) / innerWidth));
};
divider.addEventListener("pointerdown", (event) => {
  divider.setPointerCapture(event.pointerId);
  divider.onpointermove = (move) => width(innerWidth - move.clientX);
});
divider.addEventListener("pointerup", () => (divider.onpointermove = null));
divider.addEventListener("keydown", (event) => {
  const now = get("source").offsetWidth;
  if (event.key === "ArrowLeft") width(now + 40);
  if (event.key === "ArrowRight") width(now - 40);
});

window.addEventListener("beforeunload", () => localStorage.setItem("scroll", String(stage.scrollTop)));
frame((localStorage.getItem("frame") ?? "light") === "dark");
if (begun.pages.length || begun.revision > 0) take(begun);
status(say(begun.revision === 0 ? "building" : "hint"));
document.documentElement.dataset.ready = "";
