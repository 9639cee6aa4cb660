// The pages first: on the screen before what edits them is loaded.
import { ask } from "./net.js";
import { Pages } from "./pages.js";
import { label } from "./words.js";

const stage = document.getElementById("stage");

document.documentElement.dataset.frame = localStorage.getItem("frame") ?? "light";
label();

export const pages = new Pages(stage, document.getElementById("sheets"));

/** The report as it was when the page was opened; without pages before the first build. */
export const begun = await ask("state");
if (begun.pages.length) {
  document.title = document.getElementById("title").textContent = begun.title;
  const drawn = new Promise((done) => document.addEventListener("drawn", done, { once: true }));
  pages.take(begun);
  stage.scrollTop = Number(localStorage.getItem("scroll") || 0);
  await drawn;
}
import("./main.js");
