// One stream of the server's news for all open pages of a browser: it has six connections to a server at most,
// and a page that listens for itself keeps one. Runs as a shared worker.
const pages = new Set();
let events = null;

const tell = (told) => pages.forEach((page) => page.postMessage(told));

function listen() {
  events?.close();
  events = new EventSource("../events");
  events.onmessage = (event) => tell({ news: event.data });
  events.onopen = () => tell({ lost: false });
  events.onerror = ({ target }) => {
    tell({ lost: true });
    // most of the time it tries again by itself
    if (target === events && target.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  };
}

// the news begin with what there is now: who comes later hears that with the others
onconnect = ({ ports: [page] }) => {
  pages.add(page);
  page.onmessage = ({ data }) => {
    if (data === "hidden") return pages.delete(page); // for good, mostly
    pages.add(page);
    return listen();
  };
  listen();
};
