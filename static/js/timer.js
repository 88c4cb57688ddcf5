// Shows the time spent on an answer and writes it into the field that is saved with the draft. Once more than the
// suggested time is spent the words beside it say so; they are a status, so they are read out that one time.
const started = new WeakMap();

function words(seconds) {
  const pair = (figure) => String(figure).padStart(2, "0");
  return `${pair(Math.floor(seconds / 60))}:${pair(seconds % 60)}`;
}

function sayPast(beside) {
  if (!beside || "past" in beside.dataset) return;
  beside.dataset.past = "";
  beside.textContent = beside.dataset.over;
}

function show(clock) {
  if (!started.has(clock)) started.set(clock, Date.now());
  const used = Number(clock.dataset.seconds || 0) + Math.floor((Date.now() - started.get(clock)) / 1000);
  clock.textContent = words(used);
  const field = document.getElementById(clock.dataset.clockField);
  if (field) field.value = used;
  if (used >= 60 * Number(clock.dataset.minutes)) sayPast(document.getElementById(clock.dataset.clockWords));
}

const tick = () => document.querySelectorAll("[data-clock]").forEach(show);
document.addEventListener("htmx:afterSettle", tick);
setInterval(tick, 1000);
tick();
