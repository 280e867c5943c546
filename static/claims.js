// The form of a cost: the fields of a category, and the answer while somebody types.
// Without this, "Show the fields" and "What would the letters say?" do the same.
"use strict";

const PAUSE = 400; // milliseconds without a key pressed

async function partOf(form, url, signal) {
  const sent = new FormData(form);
  sent.delete("receipts");
  const answer = await fetch(url, { method: "POST", body: sent, signal });
  return answer.ok && !answer.redirected ? answer.text() : null;
}

function assist(form) {
  const category = form.elements.namedItem("category");
  const facts = form.querySelector("[data-facts]");
  const rest = form.querySelector("[data-rest]");
  const verdict = document.querySelector("[data-verdict]");
  const brief = form.querySelector("[data-brief]");
  let asking = new AbortController();
  let timer;

  for (const button of form.querySelectorAll("[data-fields-button]")) {
    button.hidden = true;
    button.disabled = true;
  }

  async function put(place, url) {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const part = await partOf(form, url, signal);
      if (part === null || signal.aborted) return;
      place.innerHTML = part;
    } catch (error) {
      if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error;
    }
  }

  async function askForVerdict() {
    if (!category.value) return;
    await put(verdict, form.dataset.verdictUrl);
    // On a narrow page the answer stands below the form: its first words stand above the buttons.
    const head = verdict.querySelector(".verdict-head");
    brief.replaceChildren(...(head ? [head.cloneNode(true)] : []));
  }

  category.addEventListener("change", async () => {
    clearTimeout(timer);
    await put(facts, form.dataset.fieldsUrl);
    rest.hidden = !category.value;
    await askForVerdict();
  });
  form.addEventListener("input", (event) => {
    if (event.target === category || event.target.type === "file" || event.target.name === "note") return;
    clearTimeout(timer);
    timer = setTimeout(askForVerdict, PAUSE);
  });
}

for (const form of document.querySelectorAll("form[data-verdict-url]")) assist(form);
