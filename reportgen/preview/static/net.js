// Questions and changes to the server, and its news.

/** Asks with GET; the answer as an object. */
export async function ask(address, query = {}) {
  const answer = await fetch(`${address}?${new URLSearchParams(query)}`);
  return answer.json();
}

/** Tells with POST; the answer as an object, with `problem` where it was refused. */
export async function tell(address, content = {}) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(content),
  });
  return answer.json();
}

/**
 * Where what the pages show at a span is written now, for they may be older than the files: { span, changed },
 * `changed` where it is no more and the span is near it.
 */
export async function nowAt(span) {
  const [path, line, ...rest] = span;
  const answer = await ask("place", { path, line });
  return answer.problem ? { span, changed: false } : { span: [path, answer.line, ...rest], changed: answer.changed };
}

/** Sends a file; the answer as an object. */
export async function send(address, file) {
  const answer = await fetch(`${address}?${new URLSearchParams({ name: file.name })}`, { method: "POST", body: file });
  if (answer.status === 413) return { problem: "too-large" };
  return answer.json();
}

/** Calls `heard(news)` for each piece of news, `lost(true|false)` when the connection goes or comes back. */
export function listen(heard, lost) {
  const { port } = new SharedWorker(new URL("news.js", import.meta.url));
  port.onmessage = ({ data }) => (data.news ? heard(JSON.parse(data.news)) : lost(data.lost));
  addEventListener("pagehide", () => port.postMessage("hidden"));
  addEventListener("pageshow", (event) => event.persisted && port.postMessage("shown"));
}

/** Runs `work` after `delay` ms without another call. */
export function calm(delay, work) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...given), delay);
  };
}

/** An element with attributes, listeners (on…) and children. */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "class") node.className = value;
    else if (value !== false && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}
