// Keeps what somebody fills in (what has an id and data-stays) when the answer to something else replaces what is around
// it. Not with hx-preserve: Chromium ends a page that moves a field with suggestions the way htmx does then.
let open = [];
let typing = null;

function* idsAround(form) {
  for (let at = form; at; at = at.parentElement) if (at.id) yield at.id;
}

function putBack({ form, ids, focused }) {
  if (form.isConnected) return;
  const left = ids.map((id) => document.getElementById(id)).find(Boolean);
  // Where its own place is gone its words stay at the head of what is left around it, to be copied.
  if (left?.id === form.id) left.replaceWith(form);
  else left?.prepend(form);
  htmx.process(form);
  if (form.contains(focused)) typing = focused;
}

function goOnTyping() {
  if (typing !== document.activeElement) typing?.focus({ preventScroll: true });
}

document.addEventListener("htmx:beforeSwap", ({ detail: { requestConfig: { elt } } }) => {
  const others = [...document.querySelectorAll("[data-stays]")].filter((form) => !form.contains(elt));
  const focused = document.activeElement;
  open = others.map((form) => ({ form, ids: [...idsAround(form)], focused }));
});
document.addEventListener("htmx:afterSwap", () => {
  open.forEach(putBack);
  open = [];
  goOnTyping();
});
document.addEventListener("htmx:afterSettle", () => {
  goOnTyping(); // an answer may ask for the focus when it settles
  typing = null;
});
