// Lets a form wait while its draft is on the way: sent at once it would carry an old draft version.
const held = new WeakSet();

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (!("saving" in form.dataset)) return;
  event.preventDefault();
  if (held.has(form)) return;
  held.add(form);
  form.addEventListener("autosave:done", () => {
    held.delete(form);
    form.requestSubmit(submitter);
  }, { once: true });
});
