// Words that were typed and not saved when page or server went: kept here while there is no server, offered at the next start.
import { differing, shown } from "./dialogs.js";
import { ask, element, tell } from "./net.js";
import { say } from "./words.js";

const KEPT = `unsent ${location.pathname} `;
const mine = KEPT + Math.random().toString(36).slice(2); // of this window
const unsent = {};

/** Keeps what of a file could not be sent, { text, base }, until it can be; null when it is. */
export function keepUnsent(path, typed) {
  if (!typed && !unsent[path]) return;
  if (typed) unsent[path] = typed;
  else delete unsent[path];
  try {
    if (Object.keys(unsent).length) localStorage.setItem(mine, JSON.stringify(unsent));
    else localStorage.removeItem(mine);
  } catch {} // it is full: the window still has the words
}

// what windows that are no more could not send is left with the server, to be offered with the rest
async function handOver() {
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith(KEPT) && name !== mine)) {
    const files = Object.entries(JSON.parse(localStorage.getItem(key))).map(([path, typed]) => ({ path, ...typed }));
    if (!(await tell("leave", { files })).problem) localStorage.removeItem(key);
  }
}

/** Offers what was left, if anything; `editor` takes it up, `events`: conflict(path, answer), failed(words). */
export async function offerLeft(editor, events) {
  await handOver();
  const { files } = await ask("left");
  if (!files.length || document.querySelector("dialog[open]")) return;
  const rows = files.flatMap(({ path, time, rows: found }) => [
    element("p", {}, say("leftFile", { file: path, time: new Date(time * 1000).toLocaleString() })), differing(found),
  ]);
  const choice = await shown(say("left"), [...rows, element("p", { class: "quiet" }, say("leftHelp"))], [["", say("later")], ["drop", say("drop")], ["restore", say("restore"), "main"]]);
  const paths = [...new Set(files.map(({ path }) => path))];
  if (choice === "drop") await tell("drop-left", { paths });
  if (choice !== "restore") return;
  for (const path of paths.reverse()) {
    const answer = await tell("take-left", { path });
    if (answer.problem === "clash") events.failed(say("clash", { file: path }));
    else {
      await editor.open(path, files.find((one) => one.path === path).line);
      await editor.refresh();
      if (answer.problem) await events.conflict(path, answer);
    }
  }
}
