// Opens what is folded around the place that a link names, and keeps open over a swap what was open before it.
// Newer browsers do the first by themselves, and print what is folded; the others need this for both.
let before = [];
let printed = [];

function* around(place) {
  for (let fold = place?.closest("details"); fold; fold = fold.parentElement.closest("details")) yield fold;
}

function open(folds) {
  const closed = [...folds].filter((fold) => !fold.open);
  for (const fold of closed) fold.open = true;
  return closed;
}

function reveal(hash) {
  const place = hash && document.getElementById(hash.slice(1));
  return place && open(around(place)).length > 0 ? place : null;
}

document.addEventListener("click", ({ target }) => reveal(target.closest("a[href^='#']")?.hash));
document.addEventListener("htmx:beforeSwap", () => {
  before = [...document.querySelectorAll("details[id][open]")].map((fold) => fold.id);
});
document.addEventListener("htmx:afterSettle", () => {
  open(before.map((id) => document.getElementById(id)).filter(Boolean));
});
window.addEventListener("beforeprint", () => { printed = open(document.querySelectorAll("details")); });
window.addEventListener("afterprint", () => { for (const fold of printed) fold.open = false; });
reveal(location.hash)?.scrollIntoView();
