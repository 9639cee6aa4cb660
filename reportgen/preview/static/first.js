// The pages first: on the screen before what edits them is loaded.
import { Pages } from "./pages.js";
import { label } from "./words.js";

const stage = document.getElementById("stage");

// what is clicked or pressed before all is loaded is done when it is
const HELD = { keys: ["F1", "F8", "PageDown", "PageUp", "Home", "End"], withControl: "sfp+=-0" };
const held = [];
const hold = (event) => {
  const typing = event.target.closest?.("input");
  const control = event.ctrlKey || event.metaKey;
  if (event.type === "keydown") {
    const known = control ? HELD.withControl.includes(event.key.toLowerCase()) : HELD.keys.includes(event.key) && !typing;
    if (!known && !(typing && event.key === "Enter")) return;
    event.preventDefault();
  } else if (typing) return;
  held.push([event.target, event]);
};
const HEARD = ["click", "dblclick", "keydown"];
for (const kind of HEARD) document.addEventListener(kind, hold, true);

document.documentElement.dataset.frame = localStorage.getItem("frame") ?? "light";
label();

export const pages = new Pages(stage, document.getElementById("sheets"));

/** The report as it was when the page was opened; without pages before the first build. */
const given = JSON.parse(document.getElementById("begun").textContent);
export const begun = given.state;
if (begun.pages.length) {
  document.title = document.getElementById("title").textContent = begun.title;
  const drawn = new Promise((done) => document.addEventListener("drawn", done, { once: true }));
  pages.takeSheets(given.sheets);
  pages.take(begun);
  stage.scrollTop = Number(localStorage.getItem("scroll") || 0);
  pages.drawInView();
  await drawn;
  await new Promise((done) => (document.hidden ? done() : requestAnimationFrame(() => setTimeout(done)))); // it is seen
}
import("./main.js").then(() => {
  for (const kind of HEARD) document.removeEventListener(kind, hold, true);
  for (const [target, event] of held) if (target.isConnected) target.dispatchEvent(new event.constructor(event.type, event));
});
