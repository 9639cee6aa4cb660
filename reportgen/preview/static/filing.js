// The report's files in its order: opened, moved, renamed, taken out, and new ones made.
import { shown } from "./dialogs.js";
import { ask, element, tell } from "./net.js";
import { say } from "./words.js";

const dialog = document.getElementById("dialog");
const LISTS = ["front", "chapters", "back"];

/** Shows the report's files; resolves with the path of one to open, "" for none. `changed()` is called after each change. */
export async function chooseFile(events) {
  for (;;) {
    const chosen = await overview(events);
    if (chosen.open !== undefined) return chosen.open;
    const made = await chosen.form(events);
    if (made) return made;
  }
}

async function overview(events) {
  let chosen = { open: "" };
  // at once: the event of a closed dialog comes after keys that are pressed then
  const leave = (what) => ((chosen = what), dialog.close(), dialog.onclose());
  const message = element("p", { class: "problem", role: "alert" });
  const list = element("div", { class: "files list" });
  const change = async (address, content, focus) => {
    const answer = await tell(address, content);
    message.textContent = answer.problem ? say(answer.problem) : address === "unlist-file" ? say("unlisted") : "";
    if (!answer.problem) events.changed();
    await draw();
    (list.querySelector(`[data-focus="${CSS.escape(focus)}"]:not(:disabled)`) ?? list.querySelector("button"))?.focus();
  };
  const icon = (name, words, attributes) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `static/icons.svg#${name}`);
    svg.append(use);
    return element("button", { class: "icon", title: say(words), "aria-label": `${say(words)} ${attributes.path}`, ...attributes }, svg);
  };
  const row = (name, paths, path, found) => {
    const at = paths.indexOf(path);
    const open = element(
      "button", { class: "open", "aria-current": path === events.here ? "true" : undefined, onclick: () => leave({ open: path }) },
      found.titles[path] ? element("b", {}, `${found.titles[path]} `) : null, element("span", { class: "quiet" }, path),
      found.unsaved.includes(path) ? element("span", { class: "mark" }, ` ● ${say("unsavedFile")}`) : null,
    );
    if (!name) {
      const put = found.spare.includes(path) ? element("button", { onclick: () => change("list-file", { path }, `-1${path}`) }, say("listFile")) : null;
      return element("div", { class: "file" }, open, put);
    }
    const shift = (places) => change("shift-file", { list: name, path, places }, `${places}${path}`);
    return element(
      "div", { class: "file" }, open,
      icon("up", "earlierFile", { path, disabled: at === 0, "data-focus": `-1${path}`, onclick: () => shift(-1) }),
      icon("down", "laterFile", { path, disabled: at === paths.length - 1, "data-focus": `1${path}`, onclick: () => shift(1) }),
      icon("edit", "renameFile", { path, onclick: () => leave({ form: (given) => rename(given, name, path) }) }),
      icon("close", "unlist", { path, disabled: name === "chapters" && paths.length === 1, onclick: () => change("unlist-file", { list: name, path }, `1${paths[at + 1] ?? paths[at - 1]}`) }),
    );
  };
  const draw = async () => {
    const found = await ask("files");
    const parts = LISTS.filter((name) => found.lists[name]?.length).flatMap((name) => [element("h3", {}, say(name)), ...found.lists[name].map((path) => row(name, found.lists[name], path, found))]);
    list.replaceChildren(...parts, element("h3", {}, say("otherFiles")), ...found.others.map((path) => row("", [], path, found)));
  };
  await draw();
  const answer = await shown(say("whichFile"), [list, message], [["chapter", say("newChapter")], ["facts", say("newFacts")], ["", say("close")]]);
  if (answer === "chapter") return { form: newChapter };
  if (answer === "facts") return { form: newFacts };
  return chosen;
}

/** A form in the dialog: asked again, with what was typed, until it can be done; the answer or null. */
export function filled(title, fields, button, send, help = "") {
  return new Promise((resolve) => {
    const message = element("p", { class: "problem", role: "alert" });
    const rows = fields.map(([words, input]) => element("label", {}, element("span", {}, words), input));
    let done = null;
    const submit = async (event) => {
      event.preventDefault();
      const answer = await send(Object.fromEntries(fields.map(([, input]) => [input.name, input.value])));
      if (answer.problem) {
        message.textContent = say(answer.problem);
        return;
      }
      done = answer;
      dialog.close();
    };
    const form = element(
      "form", { class: "form", onsubmit: submit }, help ? element("p", { class: "quiet" }, ...[help].flat()) : null, ...rows, message,
      element("div", { class: "row" }, element("button", { type: "button", onclick: () => dialog.close() }, say("cancel")), element("button", { class: "main" }, button)),
    );
    dialog.replaceChildren(element("h2", {}, title), form);
    dialog.onclose = () => {
      dialog.onclose = null;
      resolve(done);
    };
    dialog.showModal();
    fields[0][1].focus();
    fields[0][1].select?.();
  });
}

/** A line to be typed in a form. */
export const field = (name, more = {}) => element("input", { name, autocomplete: "off", ...more });

async function made(answer, events) {
  if (answer) await events.changed();
  return answer ? answer.path : "";
}

async function newChapter(events) {
  const { lists, titles, next } = await ask("files");
  const paths = lists.chapters ?? [];
  const behind = element("select", { name: "behind" }, element("option", { value: "" }, say("atFirst")), ...paths.map((path) => element("option", { value: path }, titles[path] || path)));
  behind.value = paths.includes(events.here) ? events.here : (paths.at(-1) ?? "");
  // the number goes on from that of the chapter before, until another is typed
  const number = field("number", { value: next[behind.value] ?? "", oninput: () => (behind.onchange = null) });
  behind.onchange = () => (number.value = next[behind.value] ?? "");
  const fields = [
    [say("chapterTitle"), field("title", { required: "" })], [say("chapterNumber"), number],
    [say("placedBehind"), behind], [say("fileName"), field("name", { placeholder: say("sameAsTitle") })],
  ];
  return made(await filled(say("newChapter"), fields, say("create"), (content) => tell("new-chapter", content)), events);
}

async function newFacts(events) {
  const fields = [
    [say("factGroup"), field("group", { required: "" })], [say("factName"), field("fact", { required: "" })],
    [say("factValue"), field("value", { required: "" })], [say("factUnit"), field("unit")], [say("fileName"), field("name", { placeholder: say("sameAsGroup") })],
  ];
  return made(await filled(say("newFacts"), fields, say("create"), (content) => tell("new-facts", content), say("factsHelp")), events);
}

async function rename(events, list, path) {
  const stem = path.replace(/^.*\//, "").replace(/\.ya?ml$/, "");
  const fields = [[say("fileName"), field("name", { required: "", value: stem })]];
  return made(await filled(`${say("renameFile")} ${path}`, fields, say("rename"), (content) => tell("rename-file", { list, path, ...content })), events);
}
