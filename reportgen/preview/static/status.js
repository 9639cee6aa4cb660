// The words in the bar that say what has just been done, or could not be.
const node = document.getElementById("status");

/** Says something until something else is said. */
export function status(words, bad = false) {
  node.textContent = words;
  node.classList.toggle("bad", bad);
}

/** Says for a moment what could not be done. */
export function failed(words) {
  status(words, true);
  setTimeout(() => status(""), 5000);
}
