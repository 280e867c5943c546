// Small comforts. Every page works without them.
"use strict";

const HELD = 15000; // milliseconds

// A form that was sent is not sent again by a second click; the once-only key guards the rest.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (form.method !== "post" || event.defaultPrevented) return;
  form.dataset.sent = "yes";
  setTimeout(() => release(form), HELD); // it was stopped, or its answer was a file
  rememberKey(form);
  event.submitter?.setAttribute("aria-busy", "true");
});

function release(form) {
  delete form.dataset.sent;
  for (const control of form.elements) control.removeAttribute("aria-busy");
}

// A form that was sent keeps its key in the browser's history: gone back to and sent once more,
// it is the same form, although the page was fetched anew and brought another key.
const addressOf = (form) => form.getAttribute("action") ?? location.href;

function rememberKey(form) {
  const key = form.elements.namedItem("key");
  if (!key) return;
  const sent = { ...history.state?.sent, [addressOf(form)]: key.value };
  history.replaceState({ ...history.state, sent }, "");
}

if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") {
  for (const form of document.forms) {
    const key = form.elements.namedItem("key");
    const sent = history.state?.sent?.[addressOf(form)];
    if (key && sent) key.value = sent;
  }
}

// Coming back with the back button, the forms work again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) release(form);
});

// What is wrong is read first.
document.querySelector(".problems")?.focus();

// Fields that only some choices need: <div data-when="category" data-values="air_freight storage">.
function showWhatIsNeeded(control) {
  for (const part of control.form.querySelectorAll("[data-when]")) {
    if (part.dataset.when !== control.name) continue;
    const needed = part.dataset.values.split(" ").includes(control.value);
    part.hidden = !needed;
    for (const inner of part.querySelectorAll("input, select, textarea")) inner.disabled = !needed;
  }
}

const steering = new Set();
for (const part of document.querySelectorAll("[data-when]")) {
  const control = part.closest("form")?.elements.namedItem(part.dataset.when);
  if (control instanceof Element) steering.add(control);
}
for (const control of steering) {
  showWhatIsNeeded(control);
  control.addEventListener("change", () => showWhatIsNeeded(control));
}

// <button type="button" data-print hidden>: shown only where it can work.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// The key / leads to the search, where nothing is being typed.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.defaultPrevented || event.target.closest("input, select, textarea, [contenteditable]")) return;
  const seen = (field) => field?.offsetParent;
  const field = [...document.querySelectorAll("main input[type=search], #find")].find(seen);
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
