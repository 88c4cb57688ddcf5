// Keeps a copy of unsaved words in this browser until the server has them, and offers it back after a mishap.
const SENT = "prep:sent";
const offered = new WeakMap();
const keyOf = (form) => `prep:draft:${form.dataset.autosave}`;
const fieldOf = (form) => form.querySelector("textarea");

// A browser may refuse storage altogether; saving to the server goes on without it.
function tried(deed) {
  try { return deed(); } catch { return null; }
}

function keep(form, words) {
  const all = [words, offered.get(form)].filter(Boolean).join("\n\n");
  tried(() => (all ? localStorage.setItem(keyOf(form), all) : localStorage.removeItem(keyOf(form))));
}

function putBack(form, line, words) {
  const field = fieldOf(form);
  field.value = words.startsWith(field.value) ? words : `${field.value}\n\n${words}`;
  offered.delete(form);
  line.remove();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

function offer(form) {
  const words = tried(() => localStorage.getItem(keyOf(form)));
  if (!words || offered.has(form) || fieldOf(form) === document.activeElement) return;
  if (fieldOf(form).value.includes(words)) return void keep(form, "");
  offered.set(form, words);
  const line = document.createElement("p");
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "button", textContent: "Put them back" });
  button.dataset.tone = "quiet";
  button.addEventListener("click", () => putBack(form, line, words));
  line.append("This browser kept words that were not saved. ", button);
  fieldOf(form).before(line);
}

function look() {
  const forms = [...document.querySelectorAll("form[data-autosave]")].filter(fieldOf);
  const sent = tried(() => sessionStorage.getItem(SENT));
  // The form that was sent is gone from the page: the server took it, so the copy has done its work.
  if (sent && !forms.some((form) => keyOf(form) === sent)) tried(() => localStorage.removeItem(sent));
  tried(() => sessionStorage.removeItem(SENT));
  forms.forEach(offer);
}

document.addEventListener("input", ({ target }) => {
  const form = target.closest("form[data-autosave]");
  if (form && target === fieldOf(form)) keep(form, target.value);
});
document.addEventListener("autosave:saved", ({ target }) => keep(target, ""));
document.addEventListener("submit", ({ target }) => {
  if (target.dataset.autosave) tried(() => sessionStorage.setItem(SENT, keyOf(target)));
});
document.addEventListener("htmx:afterSettle", look);
look();
