// Questions that need an answer before going on: whose text stands, a fact's value, what to insert.
import { ask, element, nowAt, tell } from "./net.js";
import { say } from "./words.js";

const dialog = document.getElementById("dialog");

/** Shows a dialog; resolves with the name of the button pressed, "" when it was closed. */
export function shown(title, body, buttons) {
  return new Promise((resolve) => {
    const finish = (name) => {
      dialog.onclose = null;
      if (dialog.open) dialog.close();
      resolve(name);
    };
    dialog.replaceChildren(
      element("h2", {}, title), ...body,
      element("div", { class: "row" }, ...buttons.map(([name, words, kind]) => element("button", { class: kind ?? "", onclick: () => finish(name) }, words))),
    );
    dialog.onclose = () => finish("");
    dialog.showModal();
  });
}

// Enter in a field presses the button that makes the change
const enters = (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  dialog.querySelector("button.main").click();
};

/** Whose text of a file is to stand: "mine", "theirs", "both" or "" for not now. */
export function whoseText(path, answer) {
  if (answer.gone) return shown(say("gone", { file: path }), [], [["", say("cancel")], ["theirs", say("letGo")], ["mine", say("writeAnew"), "main"]]);
  const onDisk = answer.disk !== undefined;
  const buttons = [["", say("cancel")], ["theirs", say(onDisk ? "theirs" : "others")], ["mine", say("mine")]];
  if (answer.merged !== null && answer.merged !== undefined) buttons.push(["both", say("both"), "main"]);
  const legend = element("p", { class: "quiet" }, `− ${say(onDisk ? "theirs" : "others")}　+ ${say("mine")}`);
  return shown(say(onDisk ? "conflictDisk" : "conflictPage", { file: path }), [legend, differing(answer.rows ?? [["same", answer.disk]])], buttons);
}

/** Lines in which two texts differ: [whose, line]. */
export function differing(rows) {
  const signs = { theirs: "− ", mine: "+ ", same: "  ", gap: "⋯" };
  return element("pre", { class: "whose", tabindex: "0" }, ...rows.map(([whose, row]) => element("div", { class: whose }, signs[whose] + row)));
}

/** A fact with its value to change, its source and its uses. Resolves with the answer of the change, or null. */
export async function factCard(rows, show) {
  const [first] = rows;
  const inputs = [];
  const table = element("table", { class: "facts-table" });
  for (const row of rows) {
    const input = element("input", { value: row.typed, size: "10", disabled: !row.typed, placeholder: row.typed ? undefined : say("computed"), "aria-label": row.labels || say("value"), onkeydown: enters });
    inputs.push([row, input]);
    table.append(element("tr", {}, element("th", {}, row.labels || say("value")), element("td", {}, input, ` ${row.unit}`), element("td", { class: "quiet" }, row.value)));
  }
  const uses = rows.flatMap((row) => row.uses);
  const body = [
    table,
    element("p", { class: "quiet" }, `${say("source")}：${first.source || "—"}${first.note ? `；${first.note}` : ""}`),
    element("p", { class: "uses" }, `${say("uses")}：`, ...(uses.length ? uses.map(([place, pages]) => element("button", { class: "chip", onclick: () => (dialog.close(), show(place)) }, `${place}${pages.length ? ` · ${say("onpage", { n: pages.join("、") })}` : ""}`)) : [say("unused")])),
  ];
  const answer = await shown(first.name, body, [["", say("cancel")], ["source", say("openSource")], ["change", say("change"), "main"]]);
  if (answer === "source") {
    show(first.place.join(":"));
    return null;
  }
  if (answer !== "change") return null;
  let last = null;
  for (const [row, input] of inputs) {
    if (input.disabled || input.value === row.typed || !input.value.trim()) continue;
    const [path, line, column] = (await nowAt(row.place)).span;
    last = await tell("text", { path, line, column, old: row.typed, new: input.value });
    if (last.problem) return last;
  }
  return last;
}

/** Which block is to be inserted: its name, "" for none. Pictures are made as they come into view. */
export async function chooseBlock() {
  const { blocks } = await ask("gallery");
  let chosen = "";
  const near = new IntersectionObserver((entries) => entries.forEach((entry) => entry.isIntersecting && draw(entry.target)), { root: dialog, rootMargin: "200px" });
  const draw = async (picture) => {
    near.unobserve(picture);
    const { svg } = await ask("example", { name: picture.dataset.name });
    const holder = document.createElement("template");
    holder.innerHTML = svg;
    picture.replaceChildren(...holder.content.children);
  };
  const cards = blocks.map((block) =>
    element(
      "button", { title: block.about, onclick: () => ((chosen = block.name), dialog.close()) }, element("span", { class: "example", "data-name": block.name, "aria-hidden": "true" }),
      element("b", {}, `${block.words} `, element("span", { class: "quiet" }, block.name)), element("small", {}, block.about),
    ),
  );
  const query = element("input", { type: "search", class: "wanted", "aria-label": say("wanted"), placeholder: say("wanted"), autocomplete: "off" });
  query.addEventListener("input", () => {
    const words = query.value.trim().toLowerCase();
    cards.forEach((card, at) => (card.hidden = !`${blocks[at].name} ${blocks[at].words} ${blocks[at].about}`.toLowerCase().includes(words)));
  });
  query.addEventListener("keydown", (event) => {
    const first = cards.find((card) => !card.hidden);
    if (event.key === "Enter" && first) {
      event.preventDefault();
      first.click();
    }
  });
  dialog.classList.add("wide");
  const closed = shown(say("gallery"), [element("p", { class: "quiet" }, say("after")), query, element("div", { class: "gallery" }, ...cards)], [["", say("cancel")]]);
  for (const card of cards) near.observe(card.firstChild);
  query.focus();
  await closed;
  near.disconnect();
  dialog.classList.remove("wide");
  return chosen;
}

/** A picture file of this computer; null for none. */
export function choosePicture() {
  return new Promise((resolve) => {
    const input = element("input", { type: "file", accept: "image/*,.svg,.pdf" });
    input.addEventListener("change", () => resolve(input.files[0]));
    input.addEventListener("cancel", () => resolve(null));
    input.click();
  });
}

/** With what to compare: { revision } or { edition } with its { name }, null for not now. */
export async function chooseEarlier(offer) {
  let chosen = null;
  const choose = (what) => ((chosen = what), dialog.close());
  const rows = offer.revisions.map((one) => element("button", { onclick: () => choose({ revision: one.name, name: `${one.time} ${one.subject}` }) }, `${one.time}　${one.subject} `, element("code", {}, one.name)));
  const folders = offer.editions.map((name) => element("button", { onclick: () => choose({ edition: name, name }) }, name));
  const none = offer.messages.length ? offer.messages.flatMap((one) => [element("p", {}, one.message), element("p", { class: "quiet" }, one.advice)]) : [element("p", { class: "quiet" }, say("noRevisions"))];
  const other = element("input", { id: "earlier", "aria-label": say("otherRevision"), placeholder: say("otherRevision"), size: "36", autocomplete: "off" });
  const take = () => {
    const name = other.value.trim();
    // names of branches have slashes too: a path begins like one
    if (name) choose(/^([~.\/]|[a-z]:[\\/])|\\/i.test(name) || offer.editions.includes(name) ? { edition: name, name } : { revision: name, name });
  };
  other.addEventListener("keydown", (event) => event.key === "Enter" && (event.preventDefault(), take()));
  const body = [
    element(
      "div", { class: "choices" },
      element("section", {}, element("h3", {}, say("revisions")), element("div", { class: "list" }, ...(rows.length ? rows : none))),
      element("section", {}, element("h3", {}, say("editions")), element("div", { class: "list" }, ...(folders.length ? folders : [element("p", { class: "quiet" }, say("noEditions"))]))),
    ),
    element("div", { class: "row" }, other, element("button", { class: "main", onclick: take }, say("go"))),
  ];
  await shown(say("compareWith"), body, [["", say("cancel")]]);
  return chosen;
}

/** Tells findings that stand in the way. */
export async function tellMessages(title, messages) {
  const list = messages.map((one) => element("div", { class: "message" }, one.file ? element("code", {}, `${one.file}:${one.line}:${one.column} `) : null, one.message, element("small", {}, one.advice)));
  await shown(title, list, [["", say("ok"), "main"]]);
}
