// What the preview uses of CodeMirror 6, in one file.
export { EditorState, Annotation, Compartment, StateEffect, StateField, RangeSet } from "@codemirror/state";
export {
  EditorView, keymap, lineNumbers, highlightActiveLine, highlightActiveLineGutter, drawSelection,
  Decoration, hoverTooltip, rectangularSelection, highlightSpecialChars,
} from "@codemirror/view";
export { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
export { autocompletion, completionKeymap, closeBrackets, closeBracketsKeymap, startCompletion } from "@codemirror/autocomplete";
export { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
export { search, searchKeymap, highlightSelectionMatches } from "@codemirror/search";
export { syntaxHighlighting, HighlightStyle, foldGutter, foldKeymap, indentUnit, bracketMatching } from "@codemirror/language";
export { yaml } from "@codemirror/lang-yaml";
export { tags } from "@lezer/highlight";
