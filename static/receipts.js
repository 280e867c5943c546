// Receipts first: each file is sent by itself, with its progress, and again where a line was lost.
// Without this the same form sends all of them at once.
"use strict";

const PAUSES = [2000, 4000, 8000, 16000, 30000]; // milliseconds between tries of a lost connection
const ENDED = [400, 401];

function gathering(form) {
  const words = form.dataset;
  const list = form.querySelector("[data-uploads]");
  const input = form.elements.namedItem("receipts");
  const onward = form.querySelector("[data-onward]");
  const send = form.querySelector("[data-send]");
  const waiting = [];
  let url = words.gather;
  let busy = false;

  function element(name, text = "", className = "") {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = className;
    return made;
  }

  // One file on its way: its key stays the same however often it is sent, so it is kept once.
  function add(file) {
    const item = element("li");
    const bar = Object.assign(document.createElement("progress"), { max: 100, value: 0 });
    bar.setAttribute("aria-label", file.name);
    const said = element("span", words.waits, "hint");
    const again = element("button", words.again, "button quiet small");
    again.type = "button";
    again.hidden = true;
    item.append(element("span", "", "thumb"), element("span", file.name, "upload-name"), said, bar, again);
    list.append(item);
    const one = { file, item, bar, said, again, key: crypto.randomUUID(), tries: 0 };
    again.addEventListener("click", () => queue(one));
    queue(one);
  }

  function queue(one) {
    if (document.activeElement === one.again) input.focus();
    one.again.hidden = true;
    waiting.push(one);
    work();
  }

  async function work() {
    if (busy || !waiting.length) return;
    busy = true;
    const one = waiting.shift();
    try {
      if (one.needsToken) await renew(one);
      if (!url) await begin(one);
      if (url) await upload(one);
    } finally {
      busy = false;
      work();
    }
  }

  // The draft that the files belong to: begun with the first, once for the key of the form.
  async function begin(one) {
    const body = new FormData(form);
    const title = body.get("title");
    body.delete("receipts");
    try {
      const answer = await fetch(form.action || location.href, {
        method: "POST", body, headers: { Accept: "application/json" },
      });
      if (!answer.ok) return stopped(one, answer.status);
      begun(await answer.json(), title);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      lost(one);
    }
  }

  // The title goes away with the rest of the beginning, unless somebody is at it: then once it is told.
  function begun(told, sent) {
    url = told.receipts;
    history.replaceState(null, "", url);
    form.elements.namedItem("assignment")?.setAttribute("disabled", "");
    const part = form.querySelector("[data-beginning]");
    const title = form.elements.namedItem("title");
    const leave = async () => {
      const isTold = !title || title.value === sent || await rename(told.title, title.value);
      if (isTold) part?.remove();
      else title.addEventListener("blur", leave, { once: true }); // it is told at the next occasion
    };
    if (part?.contains(document.activeElement)) title.addEventListener("blur", leave, { once: true });
    else leave();
  }

  async function rename(address, title) {
    const body = new FormData();
    for (const name of ["csrf_token", "typist"]) body.set(name, form.elements.namedItem(name).value);
    body.set("key", crypto.randomUUID());
    body.set("title", title);
    try {
      const asked = { method: "POST", body, keepalive: true, redirect: "manual" };
      return (await fetch(address, asked)).type === "opaqueredirect"; // where it was done it leads on
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return false; // no network
    }
  }

  function upload(one) {
    const body = new FormData();
    for (const name of ["csrf_token", "typist"]) body.set(name, form.elements.namedItem(name).value);
    body.set("key", one.key);
    body.set("receipts", one.file);
    one.said.textContent = words.sending;
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open("POST", url);
      request.setRequestHeader("Accept", "application/json");
      request.responseType = "json";
      request.upload.onprogress = (event) => { one.bar.value = (100 * event.loaded) / event.total; };
      request.onerror = request.ontimeout = () => { lost(one); done(); };
      request.onload = () => {
        if (request.status === 201) there(one, request.response);
        else stopped(one, request.status, request.response?.error);
        done();
      };
      request.send(body);
    });
  }

  function there(one, told) {
    one.bar.classList.add("is-done");
    one.item.className = "is-there";
    one.said.textContent = words.there;
    if (onward.hidden) onward.href = told.line;
    onward.hidden = false;
    send.hidden = true;
    if (one.file.type.startsWith("image/") && told.picture) {
      const picture = Object.assign(new Image(48, 48), { src: told.picture, alt: "" });
      picture.className = "thumb";
      one.item.querySelector(".thumb").replaceWith(picture);
    }
  }

  // The connection is away: the file stays here, and goes on by itself.
  function lost(one) {
    one.bar.value = 0;
    one.said.textContent = words.lost;
    one.again.hidden = false;
    const pause = PAUSES[Math.min(one.tries, PAUSES.length - 1)];
    one.tries += 1;
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener("online", go);
      if (!one.again.hidden) queue(one);
    };
    const timer = setTimeout(go, pause);
    window.addEventListener("online", go);
  }

  async function stopped(one, status, why) {
    one.bar.value = 0;
    one.said.textContent = why || words.refused;
    one.again.hidden = status === 422 && Boolean(why);
    if (!ENDED.includes(status)) return;
    one.said.textContent = words.ended;
    const login = Object.assign(element("a", words.loginLabel), { href: words.login, target: "_blank" });
    one.said.append(" ", login);
    one.needsToken = true;
  }

  // After another log-in the form needs that one's token.
  async function renew(one) {
    try {
      const page = await (await fetch(location.href)).text();
      const token = /name="csrf_token"[^>]* value="([^"]+)"/.exec(page);
      if (token) form.elements.namedItem("csrf_token").value = token[1];
      one.needsToken = false;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // no network: sending will say so
    }
  }

  function take(files) {
    for (const file of files) add(file);
    input.value = "";
  }

  if (!onward.getAttribute("href").startsWith("#")) onward.hidden = false;
  if (words.gather) send.hidden = true;
  input.addEventListener("change", () => take([...input.files]));
  const drop = form.querySelector("[data-drop]");
  form.querySelector("[data-drop-words]").hidden = !matchMedia("(pointer: fine)").matches;
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("is-over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("is-over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("is-over");
    take([...event.dataTransfer.files]);
  });
  window.addEventListener("beforeunload", (event) => {
    if (busy || waiting.length) event.preventDefault();
  });
}

for (const form of document.querySelectorAll("form[data-gather]")) gathering(form);
