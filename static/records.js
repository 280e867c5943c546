// A letter beside the form of a term: marked words become its quote.
// Every page works without.
"use strict";

const letter = document.querySelector("[data-letter]");
const button = document.querySelector("[data-quote]");

// The letter's own pane begins at the words that are quoted.
const quoted = letter?.querySelector("mark");
const pane = quoted?.closest(".reader");
if (pane && pane.scrollHeight > pane.clientHeight) {
  const down = quoted.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTop += down - pane.clientHeight / 3;
}

// What is marked, as long as it lies within the letter.
function markedWords() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return letter.contains(range.startContainer) && letter.contains(range.endContainer) ? range : null;
}

if (letter && button) {
  document.addEventListener("selectionchange", () => {
    button.hidden = markedWords() === null;
  });
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    const range = markedWords();
    if (range === null) return;
    const before = document.createRange();
    before.setStart(letter, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const fields = document.getElementById("quote").form.elements;
    fields.quote.value = range.toString().trim();
    fields.near.value = String(before.toString().length);
    getSelection().removeAllRanges();
    fields.quote.focus();
  });
}
