// The form of a cost: the fields of a category, and the answer while somebody types.
// Without this, "Show the fields" and "What would the letters say?" do the same.
"use strict";

const PAUSE = 400; // milliseconds without a key pressed

// One part of a page at a time: a newer question for the same place drops the older one.
function asking(form, place) {
  let current = new AbortController();
  return async (url) => {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    const sent = new FormData(form);
    sent.delete("receipts");
    try {
      const answer = await fetch(url, { method: "POST", body: sent, signal });
      if (!answer.ok || answer.redirected) return false;
      place.innerHTML = await answer.text();
      return true;
    } catch (error) {
      if (error.name === "AbortError") return true;
      if (error instanceof TypeError) return false; // no network
      throw error;
    }
  };
}

function assist(form) {
  const category = form.elements.namedItem("category");
  const button = form.querySelector("[data-fields-button]");
  const rest = form.querySelector("[data-rest]");
  const verdict = document.querySelector("[data-verdict]");
  const brief = form.querySelector("[data-brief]");
  const askForFields = asking(form, form.querySelector("[data-facts]"));
  const askForWords = asking(form, verdict);
  let timer;

  function offerButton(offered) {
    button.hidden = !offered;
    button.disabled = !offered;
  }

  async function askForVerdict() {
    if (!category.value) return;
    await askForWords(form.dataset.verdictUrl);
    // On a narrow page the answer stands below the form: its first words stand above the buttons.
    const head = verdict.querySelector(".verdict-head");
    brief.replaceChildren(...(head ? [head.cloneNode(true)] : []));
  }

  offerButton(false);
  category.addEventListener("change", async () => {
    clearTimeout(timer);
    const shown = await askForFields(form.dataset.fieldsUrl);
    offerButton(!shown);
    if (!shown) return;
    rest.hidden = !category.value;
    await askForVerdict();
  });
  form.addEventListener("input", (event) => {
    const { name, type } = event.target;
    if (name === "category" || name === "note" || type === "file") return;
    clearTimeout(timer);
    timer = setTimeout(askForVerdict, PAUSE);
  });
  // Somebody may have chosen before this script was there to hear of it.
  const asked = form.elements.namedItem("asked_for");
  if (category.value && asked && asked.value !== category.value) {
    category.dispatchEvent(new Event("change"));
  }
}

for (const form of document.querySelectorAll("form[data-verdict-url]")) assist(form);
