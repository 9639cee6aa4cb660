// A figure typed in the text becomes a fact: what it is called is asked, then both files are changed at once.
import { field, filled } from "./filing.js";
import { ask, element, tell } from "./net.js";
import { say } from "./words.js";

/**
 * `button` is there while the cursor of the source is in a figure; `events`: made(answer), failed(words).
 * Gives offer(), make(place) and makeHere().
 */
export function makingFacts(button, editor, events) {
  const offer = () => {
    const figure = editor.path === "report.yaml" || editor.path.startsWith("facts/") ? "" : figureAt(editor.lineText, editor.column);
    button.hidden = !figure;
    button.textContent = say("makeFactOf", { figure });
  };
  const make = async (place) => {
    const answer = await makeFact(place);
    if (answer?.problem) events.failed(say(answer.problem));
    else if (answer) events.made(answer);
  };
  return { offer, make, makeHere: () => make({ path: editor.path, line: editor.line, column: editor.column }) };
}

// the figure at a place (path, line, column; or `start` in its passage) as a fact: the answer of the change, { problem }, or null
async function makeFact(place) {
  const found = await ask("figure", place);
  if (found.problem) return found;
  const list = element("datalist", { id: "groups" }, ...Object.keys(found.groups).map((group) => element("option", { value: group })));
  const target = element("output", { name: "file" });
  // a group has its file, and facts by year or for all years
  const follow = () => {
    const group = given.group.value.trim();
    const inner = Object.keys(found.groups).find((one) => group === one) ?? Object.keys(found.groups).find((one) => group.startsWith(`${one}.`));
    const { file, year } = found.groups[inner] ?? found.another;
    target.value = file || `facts/${group}.yaml`;
    given.year.value = year;
  };
  const given = {
    name: field("name", { required: "", value: found.name }), group: field("group", { required: "", value: found.group, list: "groups", oninput: () => follow() }),
    unit: field("unit", { value: found.unit }), year: field("year", { inputmode: "numeric" }), source: field("source"),
  };
  follow();
  const sentence = [found.beside[0], element("mark", {}, found.digits), found.beside[1]];
  const fields = [
    [say("factName"), given.name], [say("factGroup"), given.group], [say("factUnit"), given.unit],
    [say("factYear"), given.year], [say("factSource"), given.source], [say("goesTo"), target],
  ];
  const { path, line, column, old, start, digits } = found;
  return filled(say("makeFact"), fields, say("makeIt"), (content) => tell("make-fact", { ...content, path, line, column, old, start, digits }), [...sentence, list]);
}

// the figure of a line (column from 1) in which the cursor is, "" for none and for one that is a fact already
function figureAt(text, column) {
  const at = column - 1;
  if (text.slice(0, at).lastIndexOf("{{") > text.slice(0, at).lastIndexOf("}}")) return "";
  for (const found of text.matchAll(/(?<![\w.,\/])\d[\d,]*(?:[.\/]\d+)?%?/g)) {
    if (found.index <= at && at <= found.index + found[0].length) return found[0].replace(/,$/, "");
  }
  return "";
}
