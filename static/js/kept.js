// Keeps a copy of unsaved words in this browser until the server has them, and offers it back after a mishap.
const offered = new WeakMap();
const keyAt = (address) => `prep:draft:${address}`;
const keyOf = (form) => keyAt(form.dataset.autosave);
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
  const field = fieldOf(form);
  const words = tried(() => localStorage.getItem(keyOf(form)));
  if (!words || offered.has(form) || field === document.activeElement) return;
  // What the field came with is saved, unless the form was refused and came back with it.
  if (!("refused" in form.dataset) && field.defaultValue.includes(words)) return void keep(form, "");
  if (field.value.includes(words)) return;
  offered.set(form, words);
  const line = document.createElement("p");
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "button", textContent: "Put them back" });
  button.dataset.tone = "quiet";
  button.addEventListener("click", () => putBack(form, line, words));
  line.append("This browser kept words that were not saved. ", button);
  field.before(line);
}

function look() {
  const { arrived } = document.body.dataset;
  // Only the server knows that it has the words: any other page may follow a form whose words were lost.
  if (arrived) tried(() => localStorage.removeItem(keyAt(arrived)));
  delete document.body.dataset.arrived;
  [...document.querySelectorAll("form[data-autosave]")].filter(fieldOf).forEach(offer);
}

document.addEventListener("input", ({ target }) => {
  const form = target.closest("form[data-autosave]");
  if (form && target === fieldOf(form)) keep(form, target.value);
});
document.addEventListener("autosave:saved", ({ target }) => keep(target, ""));
document.addEventListener("htmx:afterSettle", look);
look();
