// Shows the time spent on an answer and writes it into the form, so that it is saved with the draft.
const started = new WeakMap();

function words(seconds) {
  const pair = (figure) => String(figure).padStart(2, "0");
  return `${pair(Math.floor(seconds / 60))}:${pair(seconds % 60)}`;
}

function show(clock) {
  if (!started.has(clock)) started.set(clock, Date.now());
  const used = Number(clock.dataset.seconds || 0) + Math.floor((Date.now() - started.get(clock)) / 1000);
  const limit = Number(clock.dataset.limit || 0);
  const over = limit > 0 && used > limit;
  const figure = limit > 0 ? Math.abs(limit - used) : used;
  clock.textContent = (over ? "+" : "") + words(figure);
  clock.toggleAttribute("data-over", over);
  const field = clock.closest("form")?.elements[clock.dataset.clockField];
  if (field) field.value = used;
}

const tick = () => document.querySelectorAll("[data-clock]").forEach(show);
document.addEventListener("htmx:afterSettle", tick);
setInterval(tick, 1000);
tick();
