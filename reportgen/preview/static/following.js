// The pages go with the cursor in the source: to the place it is in, as soon as that is on a page.

export class Following {
  /** `shown(place)` is called with what `pages.find` gives, when the page is drawn. */
  constructor(pages, shown) {
    this.pages = pages;
    this.shown = shown;
    this.wanted = null;
  }

  /** The cursor came to a place of a file. */
  to(path, line, column) {
    this.wanted = { path, line, column };
    return this.again();
  }

  /** Other pages came: they may have the place that was not on a page before. */
  async again() {
    const { wanted } = this;
    if (!wanted) return;
    const found = await this.pages.find(wanted.path, wanted.line, wanted.column);
    if (found) await this.pages.draw(found.page);
    if (!found || wanted !== this.wanted) return; // still to come; or the cursor or the reader went elsewhere
    this.wanted = null;
    this.shown(found);
  }

  /** The reader goes where he likes. */
  leave() {
    this.wanted = null;
  }
}
