// The server's news, each taken to where it belongs: pages, panels, the source, the bar above them.
import { begun } from "./first.js";
import { ask, calm, element, listen } from "./net.js";
import { status } from "./status.js";
import { language, say } from "./words.js";

const get = (id) => document.getElementById(id);

/**
 * Listens from now on. `events`: taken() after a new state, startedAgain() when another server has taken over.
 * Gives sayBuilt() and refreshFindings(), for when the language changes.
 */
export function hearing(pages, panels, editor, comparison, events) {
  let revision = -1;
  let server = "";
  let fontsKey = "";
  let drawing = Promise.resolve();

  const sayBuilt = () => status(revision > 0 ? say("built", { ms: Math.round(pages.state.seconds * 1000) }) : say("building"));
  const refreshFindings = calm(40, async () => {
    const findings = await ask("findings", { lang: language() });
    panels.findings(findings);
    editor.underline(findings);
  });

  function take(news) {
    const started = performance.now();
    // a report that cannot be built yet leaves what is shown of the last time
    const { pages: none, outline, anchors, title: nothing, ...rest } = news;
    const state = !none.length && news.stale !== null && pages.state.pages.length ? { ...rest, pages: pages.state.pages, changed: [] } : news;
    revision = state.revision;
    const title = state.title || pages.state.title || "reportgen";
    document.title = title;
    get("title").textContent = title;
    const families = (state.fonts || []).join();
    if (families && families !== fontsKey) {
      if (fontsKey || !begun.pages.length) get("fonts").href = `fonts.css?${families.length}-${revision}`;
      fontsKey = families;
    }
    sayHowOld(state);
    pages.take(state);
    panels.take(state);
    events.taken();
    sayBuilt();
    refreshFindings();
    document.dispatchEvent(new CustomEvent("built", { detail: { revision, took: performance.now() - started } }));
  }

  function sayHowOld(state) {
    document.body.classList.toggle("stale", state.stale !== null || Boolean(state.earlier));
    const banner = get("banner");
    banner.hidden = state.stale === null && !state.earlier;
    if (state.earlier) banner.replaceChildren(say("earlier"));
    if (state.stale === null) return;
    const time = new Date(state.stale * 1000).toLocaleTimeString();
    if (!state.pages.length) get("findings").hidden = false; // nothing else is there to look at
    banner.replaceChildren(say(state.pages.length ? "stale" : "notYet", { time }), element("button", { onclick: () => (get("findings").hidden = false) }, say("show")));
  }

  // what was drawn is shown before the panels take their part of the news
  const shown = () => new Promise((done) => {
    if (!document.hidden) requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, document.hidden ? 0 : 100); // a window that is covered shows nothing
  });

  const kinds = {
    hello: async (news) => {
      const another = server && server !== news.server; // it was started anew and counts from the beginning
      server = news.server;
      if (another) {
        revision = -1;
        pages.forget();
      }
      const first = !news.whole && !pages.nodes.length;
      if (news.revision !== revision && (news.revision > 0 || first)) take(await ask("state"));
      if (another) await events.startedAgain();
      else editor.sendAgain();
      refreshFindings();
    },
    opening: (news) => {
      if (pages.nodes.length) return;
      pages.takeSheets(news.sheets);
      take(news);
    },
    sheets: (news) => {
      pages.takeSheets(news.sheets);
      drawing = shown();
    },
    built: async (news) => {
      await drawing;
      const missed = news.revision !== Math.max(revision, 0) + 1;
      take(missed ? await ask("state") : news);
      editor.refresh();
      comparison.refresh();
    },
    disk: () => editor.refresh(),
    findings: refreshFindings,
  };
  listen(
    (news) => kinds[news.kind](news),
    (lost) => {
      if (lost || get("status").classList.contains("bad")) status(lost ? say("offline") : "", lost);
      get("status").title = lost ? say("offlineHelp") : "";
    },
  );
  if (begun.pages.length || begun.revision > 0) take(begun);
  status(say(begun.revision === 0 ? "building" : "usage"));
  return { sayBuilt, refreshFindings };
}
