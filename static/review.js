// Going through a letter: its text and its steps follow each other, and keys do what buttons do.
// Every page works without.
"use strict";

const reader = document.querySelector(".reader");
const letter = document.querySelector("[data-letter]");
const steps = [...document.querySelectorAll(".step")];
const detailsOf = (step) => step.querySelector("details");
const current = () => steps.find((step) => detailsOf(step).open);

// The stretches of the letter that a step is about.
function wordsOf(step) {
  const [kind, name] = step.id.split("-");
  const found = kind === "left" ? `[data-left="${name}"]` : `[data-terms~="${name}"]`;
  return letter.querySelectorAll(found);
}

// The letter's own pane is scrolled so that the words stand in its upper third, unless they show.
function showWords(words) {
  if (!words || reader.scrollHeight <= reader.clientHeight) return;
  const pane = reader.getBoundingClientRect();
  const place = words.getBoundingClientRect();
  const [top, bottom] = [Math.max(pane.top, 0), Math.min(pane.bottom, innerHeight)];
  if (place.top >= top + 8 && place.bottom <= bottom - 8) return;
  reader.scrollTop += place.top - top - Math.max(0, bottom - top) / 3;
}

function select(step, { show = true } = {}) {
  for (const other of steps) {
    if (other !== step) detailsOf(other).open = false;
  }
  detailsOf(step).open = true;
  for (const old of letter.querySelectorAll(".is-current")) old.classList.remove("is-current");
  const words = wordsOf(step);
  for (const one of words) one.classList.add("is-current");
  if (show) showWords(words[0]);
}

function goTo(step) {
  if (!step) return;
  select(step);
  step.querySelector("summary").focus({ preventScroll: true });
  step.scrollIntoView({ block: "nearest" });
  history.replaceState(history.state, "", `#${step.id}`);
}

for (const step of steps) {
  detailsOf(step).addEventListener("toggle", () => {
    if (detailsOf(step).open) select(step);
  });
}

// From the words to their step; of several that rest on the same words, each in its turn.
letter.addEventListener("click", (event) => {
  const words = event.target.closest("[data-terms], [data-left], .refs a");
  if (!words || !getSelection().isCollapsed) return;
  const names = words.dataset.terms?.split(" ").map((id) => `term-${id}`) ?? [
    words.dataset.left ? `left-${words.dataset.left}` : words.hash.slice(1),
  ];
  const turn = names.indexOf(current()?.id) + 1;
  const step = document.getElementById(names[turn % names.length]);
  if (!step) return; // it is not shown: the link leads to where it is
  event.preventDefault();
  goTo(step);
});

// Words marked in the letter can become a term: where they stand, in characters of its text.
const record = document.querySelector("[data-record]");
const length = (text) => [...text].length;

function markedPlace() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!letter.contains(range.startContainer) || !letter.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(letter, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = length(before.toString());
  return { start, end: start + length(range.toString()) };
}

if (record) {
  const address = record.getAttribute("href");
  document.addEventListener("selectionchange", () => {
    const place = markedPlace();
    record.hidden = place === null;
    if (place) record.href = `${address}?start=${place.start}&end=${place.end}`;
  });
}

// Keys. They rest while something is typed, and can be turned off.
const help = document.querySelector("[data-keys]");
const useKeys = document.getElementById("use-keys");

function move(by) {
  const place = steps.indexOf(current());
  goTo(steps[Math.min(steps.length - 1, Math.max(0, place + by))]);
}

function toConfirm() {
  const place = steps.indexOf(current()) + 1;
  const turned = [...steps.slice(place), ...steps.slice(0, place)];
  goTo(turned.find((step) => step.matches(".is-term.proposed")));
}

const press = (key) => current()?.querySelector(`[data-key="${key}"]`)?.click();
const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  n: toConfirm,
  c: () => press("c"),
  e: () => press("e"),
  d: () => press("d"),
  a: () => (record && !record.hidden ? record.click() : press("a")),
  "?": () => {
    help.open = !help.open;
  },
};
const ARROWS = { ArrowDown: 1, ArrowUp: -1 };

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (!useKeys.checked || (event.repeat && event.key === "c")) return;
  if (event.key in ARROWS && event.target.matches(".step summary")) {
    event.preventDefault();
    move(ARROWS[event.key]);
  } else if (Object.hasOwn(KEYS, event.key)) {
    event.preventDefault();
    KEYS[event.key]();
  }
}

if (help) {
  help.hidden = false;
  useKeys.checked = localStorage.getItem("keys") !== "off";
  const show = () => document.documentElement.classList.toggle("keyed", useKeys.checked);
  useKeys.addEventListener("change", () => {
    localStorage.setItem("keys", useKeys.checked ? "on" : "off");
    show();
  });
  document.addEventListener("keydown", pressed);
  show();
}

// The page begins at the step that was asked for.
const asked = steps.find((step) => `#${step.id}` === location.hash);
if (asked) goTo(asked);
else if (current()) select(current(), { show: location.search !== "" });
window.addEventListener("hashchange", () => {
  goTo(steps.find((step) => `#${step.id}` === location.hash));
});
