// What the letters in the popup may mean: codes of that name, those used last, a new one.
import { codes, hit, match, recents } from "./codes.js";
import { make } from "./page.js";

const field = document.getElementById("quick-code"), list = document.getElementById("quick-list");
const SHOWN = 7, RECENT = 9;
let options = [], active = 0, taken = () => {};

export const chosenOption = () => options[active];
export const optionAt = n => options[n];

// What the letters mean, then what was used last, then a new code.
export function offer() {
  const letters = field.value.trim();
  const found = letters ? match(letters) : [];
  const last = recents().filter(n => !found.includes(n));
  options = found.map(n => ({ n })).concat(last.map(n => ({ n, last: true })));
  if (!options.length) options = codes.map((code, n) => ({ n })).filter(({ n }) => !codes[n].retired);
  options = options.slice(0, letters ? SHOWN : RECENT);
  if (letters && !found.some(n => codes[n].name.toLowerCase() === letters.toLowerCase())) options.push({ fresh: letters });
  if (letters && !found.length) options.unshift(options.pop());
  active = 0;
  list.replaceChildren(...options.map(row));
  point();
}

function row(option, at) {
  const item = make("li", "it");
  item.id = `q${at}`;
  item.setAttribute("role", "option");
  const key = make("kbd", "", at === 0 ? "↵" : option.fresh ? "+" : !field.value && at < 9 ? `${at + 1}` : "");
  if (!key.textContent) key.className = "none";
  const small = make("small");
  const name = make("span", option.fresh ? "code new" : "code");
  if (option.fresh) {
    name.append(make("span", "", "New code “", make("bdi", "", option.fresh), "”"));
  } else {
    const code = codes[option.n];
    name.dataset.c = code.c;
    name.append(marked(code.name));
    small.append(option.last ? "just used" : make("bdi", "", code.above));
    if (code.short) item.title = code.short;
  }
  item.append(key, name, small);
  item.addEventListener("pointerdown", event => { event.preventDefault(); active = at; taken(); });
  return item;
}

function marked(name) {
  const at = hit(name, field.value), whole = make("bdi");
  if (!at) { whole.append(name); return whole; }
  whole.append(name.slice(0, at[0]), make("mark", "", name.slice(at[0], at[1])), name.slice(at[1]));
  return whole;
}

export function point(step = 0) {
  if (options.length) active = (active + step + options.length) % options.length;
  [...list.children].forEach((item, at) => item.setAttribute("aria-selected", at === active));
  field.setAttribute("aria-activedescendant", options.length ? `q${active}` : "");
  const item = list.children[active]; // not scrollIntoView, which would move the page as well
  if (item) list.scrollTop = Math.max(item.offsetTop + item.offsetHeight - list.offsetTop - list.clientHeight, Math.min(list.scrollTop, item.offsetTop - list.offsetTop));
}

// What happens when an option is pressed with a mouse or a finger.
export function bindList(take) {
  taken = take;
}
