// The form of a cost: the fields of a category, the answer while somebody types, and what is typed
// kept as they go. Without this, "Show the fields" and "What would the letters say?" do the same.
"use strict";

const PAUSE = 400; // milliseconds without a key pressed
const LOOKS = 20; // times, a second and a half apart, that a picture is asked for what it says
const LOOK = 1500;

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
      put(place, await answer.text(), sent);
      return true;
    } catch (error) {
      if (error.name === "AbortError") return true;
      if (error instanceof TypeError) return false; // no network
      throw error;
    }
  };
}

// What somebody typed while the answer was on its way stays typed, and the cursor where it was.
function put(place, html, sent) {
  const now = (one) => place.querySelector(`[name="${CSS.escape(one.name)}"]`);
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const typed = [...place.querySelectorAll("input:not([name=asked_for]), select")].filter(
    (one) => sent.get(one.name) !== one.value,
  );
  const opened = [...place.querySelectorAll("details")].map((one) => one.open);
  place.innerHTML = html;
  place.querySelectorAll("details").forEach((one, at) => { one.open ||= Boolean(opened[at]); });
  for (const { name, value } of typed) {
    const field = now({ name });
    const fallback = field?.value;
    if (field) field.value = value;
    if (field && field.value !== value) field.value = fallback; // its list does not have it
  }
  const field = focused?.name ? now(focused) : null;
  field?.focus();
  if (field?.type === "text") field.setSelectionRange(focused.selectionStart, focused.selectionEnd);
}

// The covered month that was proposed goes with the day, until somebody changes either of its ends.
function follow(form, changed) {
  const proposed = form.elements.namedItem("days_proposed");
  if (!proposed?.value) return;
  if (changed.startsWith("covers_")) proposed.value = "";
  if (changed !== "date") return;
  const day = form.elements.namedItem("date").value;
  const [, year, month] = /^(\d{4})-(\d{2})-\d{2}$/.exec(day) ?? [];
  if (!year) return;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  form.elements.namedItem("covers_first").value = `${year}-${month}-01`;
  form.elements.namedItem("covers_last").value = `${year}-${month}-${last}`;
  proposed.value = day;
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
    const counted = verdict.querySelector("[data-counted]");
    form.querySelector("[data-counted-here]")?.replaceChildren(...(counted ? [counted] : []));
  }

  offerButton(false);
  const tried = form.querySelector("[data-try-button]");
  if (tried) tried.hidden = true;
  const kept = form.dataset.keepUrl ? keeping(form) : () => {};
  likely(form, category);
  category.addEventListener("change", async () => {
    clearTimeout(timer);
    kept();
    const shown = await askForFields(form.dataset.fieldsUrl);
    offerButton(!shown);
    if (!shown) return;
    rest.hidden = !category.value;
    await askForVerdict();
  });
  form.addEventListener("input", (event) => {
    const { name, type } = event.target;
    if (type === "file") return;
    follow(form, name);
    kept();
    if (name === "category" || name === "note") return;
    clearTimeout(timer);
    timer = setTimeout(askForVerdict, PAUSE);
  });
  // Somebody may have chosen before this script was there to hear of it.
  const asked = form.elements.namedItem("asked_for");
  if (category.value && asked && asked.value !== category.value) {
    category.dispatchEvent(new Event("change"));
  } else if (category.value && form.elements.namedItem("amount")?.value) {
    askForVerdict();
  }
}

// The likely categories, one tap each: the first group of the list.
function likely(form, category) {
  const place = form.querySelector("[data-likely]");
  const options = place ? category.querySelectorAll("optgroup:first-of-type option") : [];
  if (!place || category.value || options.length > 12) return;
  for (const option of options) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet small";
    button.textContent = option.textContent;
    button.addEventListener("click", () => {
      category.focus(); // the buttons go away
      category.value = option.value;
      category.dispatchEvent(new Event("change", { bubbles: true }));
      place.hidden = true;
    });
    place.append(button);
  }
  place.hidden = false;
  category.addEventListener("change", () => { place.hidden = true; });
}

// What is typed is kept a moment later, and at once where the page goes away.
function keeping(form) {
  const said = form.querySelector("[data-kept-words]");
  let timer, dirty = false;

  async function keep() {
    clearTimeout(timer);
    if (!dirty) return;
    dirty = false;
    const body = new FormData(form);
    body.delete("receipts");
    body.set("place", form.dataset.place);
    try {
      const answer = await fetch(form.dataset.keepUrl, { method: "POST", body, keepalive: true });
      if (answer.ok && !answer.redirected) said.textContent = form.dataset.kept;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // no network: the next key tries again
      dirty = true;
    }
  }

  form.addEventListener("submit", () => { dirty = false; clearTimeout(timer); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
  window.addEventListener("pagehide", keep);
  return () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  };
}

// What a picture says, put where nobody typed: to be looked over, and saved by hand alone.
async function readPicture(form) {
  const typed = new Set();
  form.addEventListener("input", (event) => { if (event.isTrusted) typed.add(event.target.name); });
  for (let look = 0; look < LOOKS; look += 1) {
    const asked = fetch(form.dataset.readUrl, { headers: { Accept: "application/json" } });
    const answer = await asked.catch(() => null); // no network: it is looked again
    if (answer?.status === 200) return propose(form, await answer.json(), typed);
    if (answer && answer.status !== 202) return;
    await new Promise((go) => { setTimeout(go, LOOK); });
  }
}

function propose(form, read, typed) {
  for (const [name, value] of Object.entries(read)) {
    const field = form.elements.namedItem(name);
    if (!field || typed.has(name) || (form.dataset.typed && field.value)) continue;
    const before = field.value;
    field.value = value;
    if (field.value !== value) {
      field.value = before; // its list does not have it
      continue;
    }
    const hint = document.createElement("p");
    hint.className = "hint read-from-picture";
    hint.textContent = form.dataset.read;
    field.before(hint);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

for (const form of document.querySelectorAll("form[data-verdict-url]")) {
  assist(form);
  if (form.dataset.readUrl) readPicture(form);
}
