// A letter beside its terms: each follows the other, and marked words become a term's quote.
// Every page works without.
"use strict";

// The letter's own pane is scrolled to the words of the term that was followed to.
function showWords() {
  const words = document.getElementById(location.hash.replace("#term-", "words-"));
  const pane = words?.closest(".reader");
  if (!pane || pane.scrollHeight <= pane.clientHeight) return;
  const down = words.parentElement.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTop += down - pane.clientHeight / 3;
}

if (location.hash.startsWith("#term-")) showWords();
window.addEventListener("hashchange", () => {
  if (location.hash.startsWith("#term-")) showWords();
});

const letter = document.querySelector("[data-letter]");
const button = document.querySelector("[data-quote]");

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
