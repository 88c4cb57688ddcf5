// Copies the text of the element named by data-copy, and says so on the button itself.
const SAID = 2000;

function say(button, text) {
  const line = button.querySelector("span") ?? button;
  line.dataset.before ??= line.textContent;
  line.textContent = text;
  setTimeout(() => { line.textContent = line.dataset.before; }, SAID);
}

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]");
  const source = button && document.getElementById(button.dataset.copy);
  if (!source) return;
  try {
    await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
    say(button, "Copied");
  } catch {
    // Outside https a browser has no clipboard: leave the words selected for the keyboard.
    getSelection().selectAllChildren(source);
    source.select?.();
    say(button, "Selected: copy with the keyboard");
  }
});
