// HR's desk: keys that do what links and buttons do, receipts larger, the clause beside the line.
// Every page works without.
"use strict";

const root = document.documentElement;
for (const part of document.querySelectorAll("[data-scripted]")) part.hidden = false;

// Part of another page of ours.
async function partOf(address) {
  const answer = await fetch(address);
  const text = answer.ok ? await answer.text() : "";
  return new DOMParser().parseFromString(text, "text/html").querySelector("[data-part]");
}

// Receipts: fit, full size, twice; turned by quarters; dragged or scrolled.
const STEP = 1.25;
const LARGEST = 4;
const SMALLEST = 0.1;

class Viewer {
  constructor(box) {
    this.box = box;
    this.pane = box.querySelector(".pane");
    this.zoom = "fit";
    this.turned = 0;
    for (const button of box.querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", () => this.size(button.dataset.zoom));
    }
    box.querySelector("[data-turn]").addEventListener("click", () => this.turn());
    this.pane.addEventListener("load", () => this.lay(), true);
    new ResizeObserver(() => this.lay()).observe(this.pane);
    this.letDrag();
    this.pressed();
  }

  get pictures() {
    return [...this.pane.querySelectorAll(".sheet img")];
  }

  // As many pixels as the picture has, or as the pane takes of it.
  measures(picture) {
    const [wide, high] = [picture.naturalWidth || picture.width, picture.naturalHeight || picture.height];
    return this.turned % 2 ? [high, wide] : [wide, high];
  }

  scaleOf(picture) {
    if (this.zoom !== "fit") return this.zoom;
    const [wide, high] = this.measures(picture);
    const width = (this.pane.clientWidth - 2) / wide;
    return this.box.dataset.pages ? width : Math.min(width, (this.pane.clientHeight - 2) / high, 2);
  }

  lay() {
    if (this.zoom === "fit" && !this.turned) return this.rest();
    this.box.classList.add("is-laid");
    for (const picture of this.pictures) {
      const scale = this.scaleOf(picture);
      const [wide, high] = this.measures(picture).map((side) => side * scale);
      const [own, other] = this.turned % 2 ? [high, wide] : [wide, high];
      Object.assign(picture.parentElement.style, { width: `${wide}px`, height: `${high}px` });
      Object.assign(picture.style, { width: `${own}px`, height: `${other}px` });
    }
  }

  rest() {
    this.box.classList.remove("is-laid");
    for (const picture of this.pictures) {
      for (const one of [picture, picture.parentElement]) one.style.width = one.style.height = "";
    }
  }

  size(word) {
    const first = this.pictures[0];
    if (!first) return;
    const now = this.zoom === "fit" ? first.getBoundingClientRect()[this.turned % 2 ? "height" : "width"] / (this.measures(first)[this.turned % 2 ? 1 : 0] || 1) : this.zoom;
    const sizes = { fit: "fit", "+": Math.min(LARGEST, now * STEP), "-": Math.max(SMALLEST, now / STEP) };
    this.zoom = sizes[word] ?? Number(word);
    this.pressed();
    this.lay();
  }

  pressed() {
    for (const button of this.box.querySelectorAll("[data-zoom]")) {
      if (!"+-".includes(button.dataset.zoom)) button.setAttribute("aria-pressed", String(button.dataset.zoom === String(this.zoom)));
    }
  }

  turn() {
    this.box.classList.remove(`turned-${this.turned}`);
    this.turned = (this.turned + 1) % 4;
    this.box.classList.add(`turned-${this.turned}`);
    this.lay();
  }

  letDrag() {
    this.box.classList.add("can-drag");
    let from = null;
    this.pane.addEventListener("click", (event) => {
      if (event.target.closest("a.sheet")) event.preventDefault();
    });
    this.pane.addEventListener("dragstart", (event) => event.preventDefault());
    this.pane.addEventListener("pointerdown", (event) => {
      if (event.button || event.pointerType === "touch") return;
      from = { x: event.clientX + this.pane.scrollLeft, y: event.clientY + this.pane.scrollTop };
      this.pane.classList.add("is-dragged");
    });
    addEventListener("pointermove", (event) => {
      if (from) this.pane.scrollTo(from.x - event.clientX, from.y - event.clientY);
    });
    addEventListener("pointerup", () => {
      from = null;
      this.pane.classList.remove("is-dragged");
    });
  }

  // A PDF's pages are fetched when they come into sight.
  async fetchPages() {
    if (!this.box.dataset.pages || this.fetched) return;
    this.fetched = true;
    const pages = await partOf(this.box.dataset.pages).catch(() => null);
    if (pages) this.pane.replaceChildren(pages);
  }
}

const shownReceipt = () => document.querySelector(".receipts > .is-shown");
const viewers = new Map();
function viewerOf(receipt) {
  const box = receipt?.querySelector("[data-viewer]");
  if (box && !viewers.has(box)) viewers.set(box, new Viewer(box));
  const viewer = viewers.get(box);
  viewer?.fetchPages();
  return viewer;
}

function nextReceipt(by) {
  const all = [...document.querySelectorAll(".receipts > li")];
  const place = all.indexOf(shownReceipt());
  const next = all[(place + by + all.length) % all.length];
  all[place].classList.remove("is-shown");
  next.classList.add("is-shown");
  viewerOf(next);
}

for (const button of document.querySelectorAll("[data-receipt]")) {
  button.addEventListener("click", () => nextReceipt(Number(button.dataset.receipt)));
}
viewerOf(shownReceipt());

// The clause in its letter: beside the line, Escape leads back.
const beside = document.querySelector("[data-clause-dialog]");

const isTyping = () => Boolean(document.activeElement?.matches("textarea, input, select"));
const isTyped = () => [...document.querySelectorAll("main textarea")].some((one) => one.value);

async function showClause(link) {
  const part = await partOf(link.href).catch(() => null);
  if (beside.open || isTyping()) return; // it came late: somebody went on meanwhile
  if (!part) {
    if (isTyped()) window.open(link.href); // what is typed here stays
    else location.assign(link.href);
    return;
  }
  const title = document.createElement("h2");
  title.id = "clause-title";
  title.textContent = part.querySelector("h1").textContent;
  part.querySelector("h1").replaceWith(title);
  part.querySelector(".reader").removeAttribute("tabindex");
  const back = part.querySelector(".back a");
  back.addEventListener("click", (event) => {
    event.preventDefault();
    beside.close();
  });
  beside.replaceChildren(part);
  beside.showModal();
  part.querySelector("mark")?.scrollIntoView({ block: "center" });
  beside.focus({ preventScroll: true });
}

for (const link of document.querySelectorAll("[data-clause]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    showClause(link);
  });
}

// The list of keys.
const list = document.getElementById("keys");
const useKeys = document.getElementById("use-keys");
const turnList = () => (list.open ? list.close() : list.showModal());
for (const link of document.querySelectorAll("[data-opens]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    turnList();
  });
}
list?.querySelector("[data-closes]").addEventListener("click", (event) => {
  event.preventDefault();
  list.close();
});

// The queue's rows.
const rows = [...document.querySelectorAll("[data-queue] tbody tr")];
const tickOf = (row) => row?.querySelector("input[name='line']");
const current = () => rows.find((row) => row.contains(document.activeElement));

function moveTo(row) {
  row?.querySelector(".opens").focus();
  row?.scrollIntoView({ block: "nearest" });
}

function move(by) {
  const place = rows.indexOf(current());
  moveTo(rows[place < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, place + by))]);
}

function tick(boxes, on) {
  for (const box of boxes) box.checked = on;
  count();
}

function tickAlike() {
  const mark = tickOf(current())?.dataset.alike;
  const alike = rows.map(tickOf).filter((box) => box && box.dataset.alike === mark);
  tick(alike, !alike.every((box) => box.checked));
}

function count() {
  const told = document.querySelector("[data-count]");
  if (!told) return;
  const ticked = rows.filter((row) => tickOf(row)?.checked).length;
  const words = [told.dataset.none, told.dataset.one][ticked] ?? told.dataset.many.replace("{}", ticked);
  told.textContent = words;
  told.hidden = false;
  document.querySelector("[data-uncounted]").hidden = true;
}
for (const row of rows) tickOf(row)?.addEventListener("change", count);
count();
document.querySelector("[data-plain]")?.addEventListener("click", (event) => {
  event.preventDefault();
  tick(document.querySelectorAll("[data-allowed]"), true);
});

// Keys. They rest while something is typed, and can be turned off.
const clicked = (selector) => document.querySelector(selector)?.click();

function open(name) {
  const summary = document.querySelector(`summary[data-key="${name}"]`);
  if (!summary) return;
  summary.parentElement.open = true;
  summary.parentElement.querySelector("input:not([type='hidden']), textarea")?.focus();
}

const inQueue = rows.length > 0;
const QUEUE = {
  j: () => move(1),
  k: () => move(-1),
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  x: () => {
    const box = tickOf(current());
    if (box) tick([box], !box.checked);
  },
  s: tickAlike,
  l: () => clicked("[data-plain]"),
  a: () => rows.some((row) => tickOf(row)?.checked) && clicked("button[data-key='a']"),
  r: () => open("r"),
};
const zoom = (word) => () => viewerOf(shownReceipt())?.size(word);
const LINE = {
  j: () => clicked("a[data-key='j']"),
  k: () => clicked("a[data-key='k']"),
  a: () => clicked("button[data-key='a']"),
  o: () => open("o"),
  r: () => open("r"),
  q: () => open("q"),
  c: () => clicked("[data-clause]"),
  d: () => shownReceipt()?.querySelector("[data-download]").click(),
  "[": () => clicked("[data-receipt='-1']"),
  "]": () => clicked("[data-receipt='1']"),
  "+": zoom("+"),
  "=": zoom("+"),
  "-": zoom("-"),
  0: zoom("fit"),
  1: zoom("1"),
  2: zoom("2"),
  t: () => viewerOf(shownReceipt())?.turn(),
};
const KEYS = { ...(document.querySelector("[data-desk]") ? LINE : inQueue ? QUEUE : {}), "?": turnList };

// What somebody types in, or where arrows and signs have a meaning of their own.
const TYPED_IN = "input:not([type='checkbox'], [type='hidden']), textarea, select, [contenteditable]";

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
  if (!useKeys.checked || event.repeat && !["j", "k", "ArrowDown", "ArrowUp"].includes(event.key)) return;
  if (event.target.closest(TYPED_IN)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const dialog = document.querySelector("dialog[open]");
  if (dialog && !(dialog === list && event.key === "?")) return;
  if (!Object.hasOwn(KEYS, event.key)) return;
  if (event.key.startsWith("Arrow") && !current()) return;
  event.preventDefault();
  KEYS[event.key]();
}

if (list) {
  useKeys.checked = localStorage.getItem("keys") !== "off";
  const show = () => root.classList.toggle("keyed", useKeys.checked);
  useKeys.addEventListener("change", () => {
    localStorage.setItem("keys", useKeys.checked ? "on" : "off");
    show();
  });
  document.addEventListener("keydown", pressed);
  show();
}
