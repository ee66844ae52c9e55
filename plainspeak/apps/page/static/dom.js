"use strict";
// Making and finding elements. Text goes in as text, never as markup.

const $ = (id) => document.getElementById(id);

const el = (tag, given = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name === "class") made.className = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && name !== "list") made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
};

const button = (text, onclick, given = {}) => el("button", { type: "button", onclick, ...given }, text);

/** Bytes as letters of base64, and back. */
const lettersOf = (bytes) => {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
};
const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

const counted = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

let saidTimer = 0;

/** Say that something is done, with a way to take it back. */
const say = (text, undo = null) => {
  clearTimeout(saidTimer);
  const parts = [el("span", {}, text)];
  if (undo) {
    parts.push(
      button("Undo", () => {
        $("said").replaceChildren();
        undo();
      }),
    );
  }
  parts.push(button("Close", () => $("said").replaceChildren(), { class: "quiet-button" }));
  $("said").replaceChildren(...parts);
  if (!undo) saidTimer = setTimeout(() => $("said").replaceChildren(), 8000);
};

/** Show what cannot be done, each in one sentence. */
const problem = (...sentences) => {
  $("problems").replaceChildren(
    ...sentences.map((text) => el("p", {}, text)),
    ...(sentences.length ? [button("Close", () => problem())] : []),
  );
};

let tasks = 0;

/** Count what is under way: one more, or one less. */
const busy = (by) => {
  tasks += by;
  document.body.dataset.busy = tasks ? "yes" : "no";
};

/** Do something that takes a while. */
const work = async (doing) => {
  busy(1);
  try {
    await doing();
  } finally {
    busy(-1);
  }
};
