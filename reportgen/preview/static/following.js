// The pages go with the cursor in the source: to the place it is in, as soon as and wherever that is on a page.

export class Following {
  /** `shown(place)` is called with what `pages.find` gives, when the page is drawn. */
  constructor(pages, shown) {
    this.pages = pages;
    this.shown = shown;
    this.wanted = null;
  }

  /** The cursor came to a place of a file. */
  to(path, line, column) {
    this.expect(path, line, column);
    return this.again();
  }

  /** The cursor came to a place by typing: the pages to look at are still to be made. */
  expect(path, line, column) {
    this.wanted = { path, line, column };
  }

  /** Other pages came: the place may be on one now, or on another. */
  async again() {
    const { wanted } = this;
    if (!wanted) return;
    const found = await this.pages.find(wanted.path, wanted.line, wanted.column);
    if (found) await this.pages.draw(found.page);
    if (!found || wanted !== this.wanted) return; // still to come; or the cursor or the reader went elsewhere
    this.shown(found);
  }

  /** The reader goes where he likes, until the cursor is moved. */
  leave() {
    this.wanted = null;
  }
}
