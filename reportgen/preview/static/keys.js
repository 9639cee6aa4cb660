// What keys do, wherever one is; those of the pages where nothing is typed.

/** Hears keys; `works` has what each does by name, `comparison` its own while it is shown. */
export function hearKeys(works, comparison) {
  const open = (nodes) => document.querySelector(nodes);
  const withControl = {
    s: works.save, "+": works.larger, "=": works.larger, "-": works.smaller, 0: works.fit, p: works.files,
    f: (event) => (event.target.closest?.("#editor") ? false : works.search()), ".": works.makeFact,
  };
  const anywhere = {
    F1: works.help, F2: () => (open("dialog[open], .inplace") ? false : works.edit()), F6: works.otherSide, F8: works.problems,
  };
  const onPages = {
    PageDown: () => works.turn(1), PageUp: () => works.turn(-1), Home: works.first, End: works.last, Escape: works.leave,
    Enter: (event) => (event.target.id === "stage" ? works.menu() : false),
  };
  const onPagesWithControl = { z: (event) => (event.shiftKey ? works.redo() : works.undo()), y: works.redo };

  document.addEventListener("keydown", (event) => {
    const control = event.ctrlKey || event.metaKey;
    const key = control ? event.key.toLowerCase() : event.key;
    // false is the answer of what there is nothing to do for
    const done = (table) => {
      const work = Object.hasOwn(table, key) ? table[key] : null;
      if (!work || work(event) === false) return false;
      event.preventDefault();
      return true;
    };
    if (done(control ? withControl : anywhere)) return;
    if (comparison.shown && !open("dialog[open]")) {
      comparison.key(event);
      return;
    }
    if (event.target.closest?.("input, textarea, #editor, dialog")) return;
    done(control ? onPagesWithControl : onPages);
  });
}
