// Puts the page together: pages, source, panels, and what keys and the mouse do.
import { arrangeBlocks } from "./blocks.js";
import { hearClicks } from "./clicking.js";
import { Comparison } from "./compare.js";
import { factCard, whoseText } from "./dialogs.js";
import { divide } from "./divider.js";
import { Editor } from "./editor.js";
import { makingFacts } from "./facting.js";
import { chooseFile } from "./filing.js";
import { Following } from "./following.js";
import { pages } from "./first.js";
import { hearing } from "./hearing.js";
import { showHelp } from "./help.js";
import { editInPlace } from "./inplace.js";
import { hearKeys } from "./keys.js";
import { calm, element, nowAt, tell } from "./net.js";
import { union } from "./pages.js";
import { Panels } from "./panels.js";
import { failed, told } from "./status.js";
import { offerLeft } from "./unsaved.js";
import { language, refusal, say, setLanguage } from "./words.js";

const get = (id) => document.getElementById(id);
const stage = get("stage");

const panels = new Panels(pages, {
  open: (file, line, column) => file && openSource([file, line ?? 1, column ?? 1]),
  fact: (name) => openFact(name),
  fix: (one) => applyFix(one),
  found: async (page, item) => {
    const span = (await pages.sheet(page)).places[item];
    if (span) marked = { page, span, x: 0, y: 0 };
  },
  makeFact: (place) => facts.make(place),
});

const comparison = new Comparison(pages, { open: (span) => openSource(span), fact: (name) => openFact(name) });

const editor = new Editor(get("editor"), {
  facts: () => panels.facts,
  read: () => pages.read,
  opened: () => (showSource(true), showFiles()),
  changed: () => showFiles(),
  emptied: () => (showSource(false), stage.focus()),
  moved: (path, line, column, typed) => {
    if (typed) following.expect(path, line, column);
    restsAt(path, line, column, typed);
  },
  conflict: askWhose,
});

async function askWhose(path, answer) {
  if (answer.problem !== "conflict") return failed(refusal(answer));
  const choice = await whoseText(path, answer);
  if (choice === "mine") await editor.save({ disk: answer.disk_sha, ...(answer.sha && { base: answer.sha }) });
  if (choice === "theirs") await editor.discard();
  if (choice === "both") await editor.save({ disk: answer.disk_sha, text: answer.merged });
  return undefined;
}

function showSource(shown) {
  get("source").hidden = !shown;
  get("divider").hidden = !shown;
  document.body.classList.toggle("with-source", shown);
}

// on a small screen the side bar is there only when it is asked for
const sideGivesWay = () => innerWidth <= 900 || (innerWidth <= 1180 && !get("source").hidden);

// source and page

async function openSource(span, focus = true) {
  if (editor.inHand) return;
  const [file, line, column] = span;
  const problem = await editor.open(file, line, column, focus);
  if (problem) failed(problem.problem === "no-file" ? `${say("missing")}: ${file}` : refusal(problem));
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
  facts.offer();
  if (!typed) following.to(path, line, column);
});

let sought = false; // what has just been put in is shown wherever it is
const following = new Following(pages, (found) => {
  const boxes = pages.boxesOf(found.span);
  pages.veil("here", union(boxes));
  const first = boxes.find((box) => box.page === found.page);
  marked = { page: found.page, span: found.span, x: first?.x ?? 0, y: first?.y ?? 0 };
  if (document.querySelector(".grip")) blocks.showGrip(marked);
  if (sought || document.activeElement?.closest("#editor")) bringIntoView(found.page, marked.y);
  sought = false;
});
const followOn = calm(60, () => following.again()); // after what was typed is on the screen
for (const name of ["wheel", "touchmove", "pointerdown"]) stage.addEventListener(name, () => ((sought = false), following.leave()), { passive: true });

// scrolls only when a place (y in pt) of a page is out of sight
function bringIntoView(page, at) {
  const node = pages.nodes[page];
  if (!node) return;
  const y = node.offsetTop + at * (96 / 72) * pages.scale;
  if (y < stage.scrollTop + 20 || y > stage.scrollTop + stage.clientHeight - 60) pages.goTo(page, at - 120);
}

hearClicks(stage, pages, {
  chosen: (at) => {
    pages.veil("here", union(pages.boxesOf(at.span)));
    marked = at;
    blocks.showGrip(at);
  },
  nothing: () => pages.veil("here", []),
  open: async (span, at) => {
    await openSource(span, false);
    setTimeout(() => bringIntoView(at.page, at.y), 150); // the source beside or below takes its room first
  },
  edit: (at) => startInPlace(at),
  follow: goToAnchor,
});

function startInPlace(at) {
  editInPlace(pages, at, () => panels.facts, {
    changed: (answer) => taken(answer),
    failed,
    openFact,
    makeFact: facts.make,
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
  // what is marked is marked anew when its pages have come
  if (marked && marked.span[0] === answer.path) following.expect(...marked.span);
}

// what was moved is followed to where it is now
function followMoved(answer) {
  taken(answer);
  if (editor.path === answer.path && !get("source").hidden) openSource([answer.path, answer.line, 1], false);
  else following.expect(answer.path, answer.line, 1);
}

const blocks = arrangeBlocks(stage, pages, {
  place: () => (editor.path ? [editor.path, editor.line] : null),
  changed: taken,
  moved: followMoved,
  pasted: async (answer) => {
    taken(answer);
    sought = true;
    await openSource([answer.path, answer.last, 1], false); // what is pasted next goes behind it
  },
  failed,
  edit: (at) => startInPlace(at),
  openSource,
});

// facts and fixes

const facts = makingFacts(get("make-fact"), editor, { made: (answer) => (taken(answer), told(say("factMade", { file: answer.facts }))), failed });

async function openFact(name) {
  const rows = panels.facts.filter((fact) => fact.name === name);
  if (!rows.length) return;
  const answer = await factCard(rows, (place) => {
    const [file, line, column] = place.split(":");
    nowAt([file, Number(line), Number(column || 1)]).then(({ span }) => openSource(span));
  });
  if (answer?.problem) failed(refusal(answer));
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
  get("count").textContent = state.whole === false ? "" : say("of", { n: state.pages.length });
  get("zoom").textContent = `${Math.round((pages.scale || 1) * 100)}%`;
  get("spread").setAttribute("aria-pressed", String(pages.spread));
}
pages.onMove(showPlace);

const turn = (step) => pages.goTo(pages.current + step);
const step = async (way) => {
  const answer = await tell(way);
  if (answer.problem) failed(answer.problem === "nothing" ? say("nothing") : refusal(answer));
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
  problems: () => void (get("findings").hidden = !get("findings").hidden), frame: () => frame(document.documentElement.dataset.frame !== "dark"),
  language: () => {
    setLanguage(language() === "zh" ? "en" : "zh");
    showPlace();
    if (!get("status").matches(".bad")) heard.sayBuilt();
    heard.refreshFindings();
    comparison.refresh();
  },
  compare: () => comparison.choose(),
  "all-files": async () => {
    const path = await chooseFile({ changed: () => editor.refresh(), here: editor.path });
    if (path) openSource([path, 1, 1]);
  },
  insert: () => blocks.insert(),
  save: () => editor.save(), discard: () => editor.discard(),
  "make-fact": () => facts.makeHere(),
  "close-source": () => (showSource(false), stage.focus()),
  "toggle-side": () => document.body.classList.toggle(sideGivesWay() ? "side-open" : "no-side"),
};
for (const [id, work] of Object.entries(clicks)) get(id).addEventListener("click", work);
const goToTyped = () => {
  const wanted = get("page").value.trim();
  const index = pages.state.pages.findIndex((page) => page.label.toLowerCase() === wanted.toLowerCase());
  const at = index >= 0 ? index : Number(wanted) - 1;
  if (wanted && at >= 0) pages.goTo(at);
  get("page").value = pages.state.pages[pages.current]?.label ?? "";
};
get("page").addEventListener("change", goToTyped);
get("page").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  goToTyped();
  stage.focus();
});

hearKeys(
  {
    ...clicks, turn, fit: clicks.zoom, files: clicks["all-files"],
    search: () => (document.body.classList.remove("no-side"), panels.choose("search")),
    makeFact: () => !get("make-fact").hidden && facts.makeHere(),
    edit: () => marked !== null && startInPlace(marked),
    menu: () => marked !== null && blocks.menu(marked),
    otherSide: () => (document.activeElement?.closest("#editor") ? stage.focus() : editor.path && editor.view.focus()),
    first: () => pages.goTo(0), last: () => pages.goTo(pages.nodes.length - 1),
    leave: () => {
      following.leave();
      pages.veil("here", []);
      document.querySelector(".grip")?.remove();
    },
  },
  comparison,
);

divide(get("divider"), get("source"));

window.addEventListener("beforeunload", () => localStorage.setItem("scroll", String(stage.scrollTop)));
frame((localStorage.getItem("frame") ?? "light") === "dark");
const heard = hearing(pages, panels, editor, comparison, {
  taken: () => (followOn(), showPlace()),
  startedAgain: async () => {
    // what this page still has is newer than what the server that ended left of it
    await tell("drop-left", { paths: await editor.resend() });
    offerLeft(editor, { conflict: askWhose, failed });
  },
});
offerLeft(editor, { conflict: askWhose, failed });
document.documentElement.dataset.ready = "";
