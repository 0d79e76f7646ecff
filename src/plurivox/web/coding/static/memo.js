// A place to write beside the coding: about a passage, a code, the source, or oneself while coding.
import * as acting from "./acting.js";
import { chosen } from "./chosen.js";
import { codes } from "./codes.js";
import { find } from "./codings.js";
import { data, make, on, say, tell } from "./page.js";
import { markMemo } from "./passages.js";
import { lineAt, lines } from "./text.js";

const field = document.getElementById("memo"), about = document.getElementById("memo-about"), state = document.getElementById("memo-state");
const read = document.getElementById("memo-others");
const kept = new Map(), others = new Map(); // about and row → memo
const IDLE = 1_500;
let now = { about: "source", row: data.source }, timer = 0;

const key = () => `${now.about} ${now.row}`;
const stored = () => kept.get(key())?.words.trim() ?? "";

function clock(at) {
  const moment = new Date(at);
  return moment.toDateString() === new Date().toDateString()
    ? `kept ${moment.getHours()}:${String(moment.getMinutes()).padStart(2, "0")}` : `kept ${moment.toLocaleDateString()}`;
}

function show() {
  const memo = kept.get(key());
  field.value = memo?.words ?? "";
  about.value = now.about === "coding" ? "coding" : now.about;
  for (const option of about.options) {
    if (option.value === "coding") { option.disabled = now.about !== "coding"; option.textContent = now.about === "coding" ? passage() : "a passage (choose one)"; }
    if (option.value === "code") { option.disabled = now.about !== "code"; option.textContent = now.about === "code" ? `the code ${codes.find(c => c.id === now.row)?.shown ?? ""}` : "a code (choose one)"; }
  }
  state.textContent = memo?.words ? clock(memo.at) : "";
  const theirs = others.get(key()) ?? [];
  read.hidden = !theirs.length;
  read.replaceChildren(...theirs.map(one => make("p", "small", make("b", "", data.others[one.whose - 1] ?? ""), ` ${one.words}`)));
}

function passage() {
  const coding = find(now.row);
  return coding ? `a passage in turn ${lines[lineAt(coding.start)].id.slice(1)}, ${codes[coding.code].shown}` : "a passage";
}

// What was written is kept after a pause and when one goes elsewhere.
export async function keep() {
  clearTimeout(timer);
  const words = field.value.trim(), place = key(), { about: what, row } = now;
  if (field.readOnly || words === stored()) return;
  const memo = kept.get(place) ?? { id: null, about: what, row };
  kept.set(place, Object.assign(memo, { words, at: Date.now() }));
  if (what === "coding") markMemo(row, !!words);
  try {
    const answer = await acting.memo(what, what === "coding" ? () => memo.row : row, words, () => memo.id);
    memo.id = answer.memo;
    if (place === key()) state.textContent = words ? clock(memo.at) : "taken away";
  } catch { if (place === key()) state.textContent = "not kept"; }
}

// Memos on a code are asked for when somebody wants to read them.
async function fetchMemos(what, row) {
  const response = await fetch(`${data.memoAddress}?about=${what}&row=${row}`, { credentials: "same-origin", headers: { "HX-Request": "true" } }).catch(() => null);
  if (!response?.ok) return;
  learn((await response.json()).memos);
  if (now.about === what && now.row === row && document.activeElement !== field) show();
}

// One's own are written in the field; a colleague's are read above it.
function learn(memos) {
  for (const memo of memos) {
    const place = `${memo.about} ${memo.row}`;
    if (memo.whose === 0) kept.set(place, memo);
    else others.set(place, [...(others.get(place) ?? []).filter(one => one.id !== memo.id), memo]);
  }
}

function turnTo(place) {
  if (place.about === now.about && place.row === now.row) return;
  keep();
  now = place;
  show();
  if (place.about === "code") fetchMemos("code", place.row);
}

export function bindMemo() {
  learn(data.memos);
  show();
  field.addEventListener("input", () => { state.textContent = ""; clearTimeout(timer); timer = setTimeout(keep, IDLE); });
  field.addEventListener("blur", keep);
  field.addEventListener("keydown", event => {
    if (event.key === "Escape" || event.key === "Enter" && (event.ctrlKey || event.metaKey)) { keep(); field.blur(); tell("back"); event.preventDefault(); }
  });
  about.addEventListener("change", () => turnTo({ about: about.value, row: data.source }));
  on("memo", target => {
    if (target?.aboutCode !== undefined) turnTo({ about: "code", row: codes[target.aboutCode].id });
    else if (target?.id) turnTo({ about: "coding", row: target.id });
    else if (chosen()) say("Code these words first; then the memo is about the passage.");
    field.focus();
  });
  on("passage", id => turnTo({ about: "coding", row: id }));
  on("renamed", ([old, id]) => {
    const memo = kept.get(`coding ${old}`);
    if (memo) { kept.delete(`coding ${old}`); memo.row = id; kept.set(`coding ${id}`, memo); }
    if (now.row === old) now = { about: "coding", row: id };
  });
  on("undone", memos => {
    kept.clear();
    others.clear();
    learn(memos);
    if (document.activeElement !== field) show();
  });
}
