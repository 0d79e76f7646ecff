// What the server sent with the page, and how its parts tell each other what happened.
export const data = JSON.parse(document.getElementById("data").textContent);
export const box = document.getElementById("text");
export const sheet = box.closest(".sheet");

export const tell = (name, detail) => document.dispatchEvent(new CustomEvent(`coding:${name}`, { detail }));
export const on = (name, act) => document.addEventListener(`coding:${name}`, event => act(event.detail));

export const narrow = () => matchMedia("(max-width: 61.99rem), (pointer: coarse)").matches;

// One sentence for everybody, seen at the foot and read aloud.
export function say(sentence) {
  const line = document.getElementById("said");
  line.textContent = sentence;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { if (line.textContent === sentence) line.textContent = ""; }, 12_000);
}

export function make(tag, name = "", ...inside) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...inside);
  return element;
}

export function codeMark(code) {
  const mark = make("span", "code", make("bdi", "", code.shown));
  mark.dataset.c = code.c;
  return mark;
}
