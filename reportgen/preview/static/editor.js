// The source beside the page: a YAML editor that completes, explains and underlines, and sends what is typed.
import {
  Annotation, ChangeSet, Compartment, EditorState, EditorView, HighlightStyle, autocompletion, bracketMatching, closeBrackets, closeBracketsKeymap,
  completionKeymap, defaultKeymap, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSelectionMatches,
  history, historyKeymap, hoverTooltip, indentUnit, indentWithTab, keymap, lineNumbers, lintGutter, search, searchKeymap,
  setDiagnostics, syntaxHighlighting, tags, yaml,
} from "./vendor/codemirror.js";
import { keysOf, pathAt, schemasAt, valuesOf } from "./complete.js";
import { ask, element, tell } from "./net.js";
import { keepUnsent } from "./unsaved.js";
import { language, say } from "./words.js";

const FROM_SERVER = Annotation.define();
const nonce = document.querySelector('meta[name="csp-nonce"]').content;

const LIGHT = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: "#0e4478", fontWeight: "600" },
  { tag: [tags.string, tags.content], color: "#24452f" },
  { tag: tags.comment, color: "#66717d", fontStyle: "italic" },
  { tag: [tags.number, tags.bool, tags.keyword], color: "#9a5b00" },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: "#647384" },
]);
const DARK = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: "#8ab8e6", fontWeight: "600" },
  { tag: [tags.string, tags.content], color: "#b9d8c2" },
  { tag: tags.comment, color: "#8593a2", fontStyle: "italic" },
  { tag: [tags.number, tags.bool, tags.keyword], color: "#f0b45c" },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: "#93a1b1" },
]);

function look(dark) {
  const theme = EditorView.theme(
    {
      "&": { backgroundColor: "var(--panel)", color: "var(--ink)" },
      ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--quiet)", border: "none" },
      ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--hover)" },
      ".cm-tooltip": { backgroundColor: "var(--panel)", border: "1px solid var(--line)", boxShadow: "var(--shadow)", maxWidth: "520px" },
      ".cm-tooltip-section, .cm-about": { padding: "6px 10px", fontFamily: "var(--ui)" },
      ".cm-cursor": { borderLeftColor: "var(--ink)" },
      "&.cm-focused": { outline: "none" },
      ".cm-tooltip-autocomplete ul li": { fontFamily: "var(--ui)" },
    },
    { dark },
  );
  return [theme, syntaxHighlighting(dark ? DARK : LIGHT)];
}

export class Editor {
  /** `events`: moved(file, line, column, typed), unsaved(file, yes), conflict(answer), emptied() when no file is left, facts() → the known facts, read() → the pages in view. */
  constructor(holder, events) {
    this.events = events;
    this.files = new Map(); // path → { state, sha, unsaved, disk: hash of the file it is typed into, known: text the server has, and while something is under way: sending, since, pending, missed }
    this.path = "";
    this.turn = 0; // counts what was asked to be opened
    this.coming = new Map(); // path → what ends when the file is there
    this.schemas = null;
    this.findings = [];
    this.appearance = new Compartment();
    this.inHand = false; // whether the last key or click was in a text that is typed: late answers take nobody from there
    for (const name of ["pointerdown", "keydown", "paste"]) document.addEventListener(name, (event) => (this.inHand = Boolean(event.target.closest?.("#editor, .inplace textarea"))), true);
    this.view = new EditorView({ parent: holder, state: this.#state("", false) });
    ask("schema").then((found) => (this.schemas = found));
  }

  /** Opens a file and puts the cursor at a place (from 1); gives an answer with a problem where it cannot. The last one asked for is shown. */
  async open(path, line = 1, column = 1, focus = true) {
    const turn = (this.turn += 1);
    if (!this.files.has(path)) {
      if (!this.coming.has(path)) this.coming.set(path, this.#fetch(path).finally(() => this.coming.delete(path)));
      const problem = await this.coming.get(path);
      if (problem) return problem;
      if (turn !== this.turn || this.inHand) return null; // another was asked for meanwhile, or this one is typed in
    }
    if (path !== this.path) {
      const left = this.files.get(this.path);
      if (left) left.state = this.view.state;
      this.path = path;
      this.view.setState(this.files.get(path).state);
      this.setFrame(document.documentElement.dataset.frame === "dark");
      this.underline(this.findings);
    }
    this.events.opened(path); // shown first: what is hidden takes no focus
    const at = this.view.state.doc.line(Math.min(line, this.view.state.doc.lines));
    const anchor = Math.min(at.from + column - 1, at.to);
    this.view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    if (focus) this.view.focus();
    return null;
  }

  async #fetch(path) {
    const answer = await ask("file", { path });
    if (answer.problem) return answer;
    this.files.set(path, { state: this.#state(answer.text), sha: answer.sha, unsaved: answer.unsaved, disk: answer.began, known: answer.text });
    this.events.changed(path);
    return null;
  }

  /** The line (from 1) the cursor is in. */
  get line() {
    return this.view.state.doc.lineAt(this.view.state.selection.main.head).number;
  }

  /** The column (from 1) the cursor is in. */
  get column() {
    const { head } = this.view.state.selection.main;
    return head - this.view.state.doc.lineAt(head).from + 1;
  }

  /** The text of the line the cursor is in. */
  get lineText() {
    return this.view.state.doc.lineAt(this.view.state.selection.main.head).text;
  }

  get unsaved() {
    return this.files.get(this.path)?.unsaved ?? false;
  }

  /** A file reads otherwise now: shown, with the cursor where it was. */
  take(path, answer, { unsaved } = {}) {
    const file = this.files.get(path);
    if (!file) return;
    file.missed = Boolean(file.sending || file.pending);
    if (file.missed) return; // the answer knows nothing of the words that are under way; they come back merged with it
    file.sha = answer.sha;
    file.known = answer.text;
    if (unsaved !== undefined) file.unsaved = unsaved;
    if (unsaved === false) file.disk = answer.sha;
    const change = smallest(this.#docOf(path, file).toString(), answer.text);
    if (change) this.#apply(path, file, change);
    this.events.changed(path);
  }

  #apply(path, file, changes) {
    const spec = { changes, annotations: FROM_SERVER.of(true) };
    if (path === this.path) this.view.dispatch(spec);
    else file.state = file.state.update(spec).state;
  }

  /** Fetches open files that others may have changed. */
  async refresh() {
    for (const [path, file] of this.files) await this.#refresh(path, file);
  }

  // what is being sent comes back merged; who changes the file after that is asked for when the sending is over
  async #refresh(path, file) {
    file.missed = Boolean(file.sending || file.pending);
    if (file.missed) return;
    const { sha } = file;
    const answer = await ask("file", { path });
    if (answer.problem === "no-file" && !file.unsaved) this.#close(path);
    if (answer.problem) return;
    if (file.sending || file.pending || file.sha !== sha) {
      // an answer older than what was typed or taken meanwhile
      file.missed = true;
      if (!file.sending && !file.pending) await this.#refresh(path, file);
      return;
    }
    if (answer.sha !== file.sha) this.take(path, answer, { unsaved: answer.unsaved });
    else if (file.unsaved !== answer.unsaved) {
      file.unsaved = answer.unsaved;
      this.events.changed(path);
    }
  }

  // a file that is no more: its tab goes, another takes its place
  #close(path) {
    this.files.delete(path);
    if (path === this.path) {
      this.path = "";
      const [other] = this.files.keys();
      if (other) this.open(other, 1, 1, false);
      else this.events.emptied();
    }
    this.events.changed(path);
  }

  /** Sends what could not be sent while the server was out of reach. */
  sendAgain() {
    for (const [path, file] of this.files) this.#goOn(path, file);
  }

  /** Tells a server that was started anew what is typed and not saved; the files in which that is. */
  async resend() {
    const unsaved = [...this.files].filter(([, file]) => file.unsaved).map(([path]) => path);
    for (const [path, file] of this.files) {
      const answer = await ask("file", { path });
      if (answer.problem) continue;
      if (!file.unsaved) {
        this.take(path, answer, { unsaved: answer.unsaved });
      } else if (answer.began === file.disk) {
        file.sha = answer.began; // with what another page has told it meanwhile it is merged
        file.pending = true;
        await this.#push(path, file);
      } else this.events.conflict(path, { ...answer, problem: "conflict", disk: answer.text, disk_sha: answer.sha, merged: null });
    }
    this.events.changed(this.path);
    return unsaved;
  }

  /** Writes the file that is shown; `more` is what was answered to a question about it. */
  async save(more = {}) {
    await this.#settle((path, text, base) => tell("save", { path, text, base, ...more }));
  }

  async discard() {
    await this.#settle((path) => tell("discard", { path }));
  }

  // the file that is shown is to be as on disk; what is typed until it is stays typed
  async #settle(request) {
    const { path } = this;
    const file = this.files.get(path);
    if (!file) return;
    const answer = await this.#exchange(path, file, (text) => request(path, text, file.sha));
    if (answer.problem === "offline") return; // the status bar says so
    if (answer.problem) return this.events.conflict(path, answer);
    if (answer.gone) return this.#close(path);
    file.unsaved = Boolean(file.pending);
    file.disk = answer.sha;
    this.events.changed(path);
    this.#goOn(path, file);
  }

  /** Makes the change that a finding offers. */
  fix(one) {
    const [, line, column, endLine, endColumn] = one.fix.place;
    const { doc } = this.view.state;
    const from = doc.line(line).from + column - 1;
    this.view.dispatch({ changes: { from, to: doc.line(endLine).from + endColumn - 1, insert: one.fix.new } });
  }

  setFrame(dark) {
    this.view.dispatch({ effects: this.appearance.reconfigure(look(dark)) });
  }

  /** Underlines the findings of the open file. */
  underline(findings) {
    this.findings = findings;
    const doc = this.view.state.doc;
    const shown = findings
      .filter((one) => one.file === this.path && one.line && !one.cell)
      .map((one) => {
        const at = doc.line(Math.min(one.line, doc.lines));
        const from = Math.min(at.from + one.column - 1, at.to);
        const last = doc.line(Math.min(one.end_line ?? one.line, doc.lines));
        const to = Math.max(from, Math.min(last.from + (one.end_column ?? one.column) - 1, last.to));
        const actions = one.fix ? [{ name: say("fix", { word: one.fix.new }), apply: () => this.fix(one) }] : [];
        return { from, to, severity: one.severity === "hint" ? "info" : one.severity, message: `${one.message}\n${one.advice}`, source: one.code, actions };
      });
    this.view.dispatch(setDiagnostics(this.view.state, shown));
  }

  #state(text) {
    return EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonce),
        EditorView.contentAttributes.of(() => ({ "aria-label": say("sourceText"), tabindex: "0" })),
        this.appearance.of(look(document.documentElement.dataset.frame === "dark")),
        lineNumbers(), highlightActiveLine(), highlightActiveLineGutter(), drawSelection(), history(), bracketMatching(), closeBrackets(),
        yaml(), indentUnit.of("  "), EditorView.lineWrapping, search({ top: true }), highlightSelectionMatches(), lintGutter(),
        autocompletion({ override: [(context) => this.#complete(context)], icons: false }),
        hoverTooltip((view, at) => this.#about(view, at)),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !update.transactions.some((one) => one.annotation(FROM_SERVER))) {
            const file = this.files.get(this.path);
            if (file?.since) file.since = file.since.compose(update.changes);
            this.#typed();
          }
          if (update.selectionSet) this.events.moved(this.path, this.line, this.column, update.docChanged);
        }),
      ],
    });
  }

  #typed() {
    const path = this.path;
    const file = this.files.get(path);
    if (!file) return;
    file.unsaved = true;
    file.pending = true;
    this.events.changed(path);
    this.#push(path, file);
  }

  // what is typed meanwhile goes with the next request
  async #push(path, file) {
    while (file.pending && !file.sending) {
      const answer = await this.#exchange(path, file, (text) => tell("draft", { path, text, base: file.sha, seen: this.events.read() }));
      if (answer.problem === "offline") return; // sent with the next word, or when the server is back
      if (answer.problem === "conflict") this.events.conflict(path, answer);
    }
    this.#goOn(path, file);
  }

  // one request about a file at a time; what its answer changes is put among what is typed until it is there
  async #exchange(path, file, request) {
    while (file.sending) await file.sending;
    const doc = this.#docOf(path, file);
    const text = doc.toString();
    let over;
    file.sending = new Promise((done) => (over = done));
    file.since = ChangeSet.empty(doc.length);
    file.pending = false;
    try {
      const answer = await request(text).catch(() => ({ problem: "offline" }));
      if (answer.problem === "offline") file.pending = file.unsaved;
      keepUnsent(path, answer.problem ? { text: this.#docOf(path, file).toString(), base: file.known } : null);
      if (!answer.problem) {
        file.sha = answer.sha;
        file.known = answer.text;
        const others = smallest(text, answer.text);
        if (others) this.#apply(path, file, ChangeSet.of(others, text.length).map(file.since));
      }
      return answer;
    } finally {
      file.sending = file.since = null;
      over();
    }
  }

  // a request is over: the next, or what was missed
  #goOn(path, file) {
    if (file.sending) return;
    if (file.pending) this.#push(path, file);
    else if (file.missed) this.#refresh(path, file);
  }

  #docOf(path, file) {
    return (path === this.path ? this.view.state : file.state).doc;
  }

  #schema() {
    if (!this.schemas) return null;
    if (this.path === "report.yaml") return this.schemas.report;
    if (this.path.startsWith("facts/")) return this.schemas.facts;
    if (this.path === "lint.yaml") return this.schemas.lint;
    return this.schemas.chapter;
  }

  #complete(context) {
    const line = context.state.doc.lineAt(context.pos);
    const fact = context.matchBefore(/\{\{[^}]*/);
    if (fact) {
      const typed = /[^\s({,"]*$/.exec(fact.text)[0];
      // the marks that end it, where they are not there yet
      const end = line.text.slice(context.pos - line.from).split("{{")[0].includes("}}") ? "" : " }}";
      const options = this.events.facts().map((one) => ({ label: one.name, apply: one.written + end, detail: one.value, info: one.source }));
      return { from: context.pos - typed.length, options: unique(options), validFor: /^[^\s(){}",]*$/ };
    }
    const schema = this.#schema();
    const before = line.text.slice(0, context.pos - line.from);
    const key = /^(\s*(?:-\s+)*)([^\s:]*)$/.exec(before);
    const value = /^\s*(?:-\s+)*([^\s:]+):\s+([^\s]*)$/.exec(before);
    if (!schema || (!key && !value)) return null;
    const lines = context.state.doc.toString().split("\n");
    const column = key ? key[1].length : before.length;
    const found = schemasAt(schema, pathAt(lines, line.number - 1, column));
    if (value) {
      const options = [...valuesOf(found), ...(/^(fact|series)$/.test(value[1]) ? this.events.facts().map((one) => one.name) : [])];
      return options.length ? { from: context.pos - value[2].length, options: unique(options.map((label) => ({ label }))) } : null;
    }
    if (!key[2] && !context.explicit && !/-\s+$/.test(key[1])) return null;
    const options = keysOf(found).map((one) => ({ label: one.label, info: one.info, apply: `${one.label}: `, type: "property" }));
    return options.length ? { from: context.pos - key[2].length, options } : null;
  }

  #about(view, at) {
    const line = view.state.doc.lineAt(at);
    const column = at - line.from;
    const names = this.events.facts();
    for (const one of names) {
      for (let from = line.text.indexOf(one.name); from >= 0; from = line.text.indexOf(one.name, from + 1)) {
        if (column < from || column > from + one.name.length) continue;
        if (names.some((other) => other.name.length > one.name.length && line.text.startsWith(other.name, from))) continue;
        return {
          pos: line.from + from, end: line.from + from + one.name.length, above: true,
          create: () => ({ dom: element("div", { class: "cm-about" }, element("b", {}, `${one.name} = ${one.value}`), element("div", { class: "quiet" }, one.source || "—")) }),
        };
      }
    }
    const key = /^(\s*(?:-\s+)*)([^\s:#]+):/.exec(line.text);
    const schema = this.#schema();
    if (!key || !schema || column < key[1].length || column > key[1].length + key[2].length) return null;
    const lines = view.state.doc.toString().split("\n");
    const about = keysOf(schemasAt(schema, pathAt(lines, line.number - 1, key[1].length))).find((one) => one.label === key[2]);
    if (!about?.info) return null;
    return { pos: line.from + key[1].length, above: true, create: () => ({ dom: element("div", { class: "cm-about" }, element("b", {}, about.label), element("div", {}, about.info)) }) };
  }
}

function unique(options) {
  return [...new Map(options.map((one) => [one.label, one])).values()];
}

// the part in which two texts differ, as one change; null where they are the same
function smallest(old, now) {
  if (old === now) return null;
  let from = 0;
  while (from < old.length && from < now.length && old[from] === now[from]) from += 1;
  let tail = 0;
  while (tail < old.length - from && tail < now.length - from && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  return { from, to: old.length - tail, insert: now.slice(from, now.length - tail) };
}
