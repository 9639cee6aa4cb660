// The words in the bar that say what has just been done, or could not be.
const node = document.getElementById("status");
const LONG = 5000; // ms in which words that are to be read stay
let until = 0;

function say(words, bad) {
  node.textContent = words;
  node.classList.toggle("bad", bad);
}

/** Says how things are, until that changes; what is to be read is left to be read first. */
export function status(words, bad = false) {
  if (bad) until = 0;
  if (performance.now() >= until) say(words, bad);
}

function sayForLong(words, bad) {
  say(words, bad);
  const mine = (until = performance.now() + LONG);
  setTimeout(() => until === mine && status(""), LONG + 1);
}

/** Says for a while what was done. */
export const told = (words) => sayForLong(words, false);

/** Says for a while what could not be done. */
export const failed = (words) => sayForLong(words, true);
