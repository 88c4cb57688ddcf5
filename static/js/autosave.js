// Saves the fields of form[data-autosave] to its URL while they are typed, one request at a time.
const [PAUSE, LONGEST, PATIENCE] = [700, 30000, 10000]; // milliseconds
const KEEPALIVE_ROOM = 60000; // a request that outlives its page may not be larger
const TROUBLE = "the server is in trouble";
const LEFT = "Not saved: you are not signed in here any more. This browser keeps your words; sign in and open this question again to go on.";
const STALE = "Not saved: this page is out of date. This browser keeps your words; reload the page to go on.";
const REFUSED = "Not saved. Your words stay in this page; copy them before you leave it.";
const states = new WeakMap();

function stateOf(form) {
  if (!states.has(form)) states.set(form, { wait: PAUSE, dirty: false });
  return states.get(form);
}

function say(form, text, state) {
  const line = form.querySelector("[data-autosave-status]");
  if (line) Object.assign(line, { textContent: text }).dataset.state = state;
}

async function send(form, state) {
  const body = new URLSearchParams(new FormData(form));
  const headers = { "X-CSRFToken": body.get("csrfmiddlewaretoken") ?? "" };
  const extent = { keepalive: `${body}`.length < KEEPALIVE_ROOM, signal: AbortSignal.timeout(PATIENCE) };
  const reply = await fetch(form.dataset.autosave, { method: "POST", body, headers, ...extent });
  if (reply.status >= 500) throw new Error(TROUBLE);
  state.wait = PAUSE;
  const version = reply.headers.get("X-Draft-Version");
  if (version && form.elements.version) form.elements.version.value = version;
  if (reply.status !== 204) return say(form, (reply.status === 409 && (await reply.text())) || (reply.redirected ? LEFT : reply.status === 403 ? STALE : REFUSED), "failed");
  say(form, "Saved", "saved");
  if (!state.dirty) form.dispatchEvent(new CustomEvent("autosave:saved", { bubbles: true }));
}

async function save(form) {
  const state = stateOf(form);
  if (!form.isConnected || !state.dirty || "saving" in form.dataset) return;
  state.dirty = false;
  form.dataset.saving = "";
  say(form, "Saving…", "saving");
  await send(form, state).catch(({ message }) => {
    Object.assign(state, { dirty: true, wait: Math.min(state.wait * 2, LONGEST) });
    say(form, `Not saved: ${message === TROUBLE ? message : "no connection"}. Your words stay in this page; trying again.`, "failed");
  });
  delete form.dataset.saving;
  if (state.dirty) later(form, state.wait);
  form.dispatchEvent(new CustomEvent("autosave:done", { bubbles: true }));
}

function later(form, wait) {
  clearTimeout(stateOf(form).timer);
  stateOf(form).timer = setTimeout(save, wait, form);
}

const flush = () => document.querySelectorAll("form[data-autosave]").forEach(save);
document.addEventListener("input", ({ target: { form } }) => {
  if (form?.dataset.autosave) later(form, Object.assign(stateOf(form), { dirty: true }).wait);
});
document.addEventListener("submit", ({ target }) => clearTimeout(states.get(target)?.timer));
for (const [page, moment] of [[document, "visibilitychange"], [window, "pagehide"], [window, "online"]]) page.addEventListener(moment, flush);
