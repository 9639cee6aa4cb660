// Questions that need an answer before going on: whose text stands, a fact's value, what to insert.
import { ask, element, tell } from "./net.js";
import { say } from "./words.js";

const dialog = document.getElementById("dialog");

/** Shows a dialog; resolves with the name of the button pressed, "" when it was closed. */
function shown(title, body, buttons) {
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

/** Whose text of a file is to stand: "mine", "theirs", "both" or "" for not now. */
export function whoseText(path, answer) {
  const buttons = [["", say("cancel")], ["theirs", say("theirs")], ["mine", say("mine")]];
  if (answer.merged !== null && answer.merged !== undefined) buttons.push(["both", say("both"), "main"]);
  return shown(say("conflictDisk", { file: path }), [element("pre", {}, answer.disk ?? answer.text ?? "")], buttons);
}

/** A fact with its value to change, its source and its uses. Resolves with the answer of the change, or null. */
export async function factCard(rows, show) {
  const [first] = rows;
  const inputs = [];
  const table = element("table", { class: "facts-table" });
  for (const row of rows) {
    const input = element("input", { value: row.typed, size: "10", disabled: !row.typed, "aria-label": row.labels });
    inputs.push([row, input]);
    table.append(element("tr", {}, element("th", {}, row.labels || say("value")), element("td", {}, input, ` ${row.unit}`), element("td", { class: "quiet" }, row.value)));
  }
  const uses = rows.flatMap((row) => row.uses);
  const body = [
    table,
    element("p", { class: "quiet" }, `${say("source")}：${first.source || "—"}${first.note ? `；${first.note}` : ""}`),
    element("p", {}, `${say("uses")}：`, ...(uses.length ? uses.map(([place, pages]) => element("button", { class: "chip", onclick: () => (dialog.close(), show(place)) }, `${place}${pages.length ? ` · ${say("onpage", { n: pages.join("、") })}` : ""}`)) : [say("unused")])),
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
    const [path, line, column] = row.place;
    last = await tell("text", { path, line, column, old: row.typed, new: input.value });
    if (last.problem) return last;
  }
  return last;
}

/** Which block is to be inserted: its YAML, "" for none. */
export async function chooseBlock() {
  const { blocks } = await ask("gallery");
  let chosen = "";
  const gallery = element(
    "div", { class: "gallery" },
    ...blocks.map((block) =>
      element("button", { title: block.about, onclick: () => ((chosen = block.yaml), dialog.close()) },
        block.picture ? element("img", { src: block.picture, alt: "", loading: "lazy" }) : null,
        element("b", {}, `${block.words} `, element("span", { class: "quiet" }, block.name)), element("small", {}, block.about)),
    ),
  );
  await shown(say("gallery"), [element("p", { class: "quiet" }, say("after")), gallery], [["", say("cancel")]]);
  return chosen;
}
