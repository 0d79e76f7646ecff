// What a coder does: shown at once, sent in order, taken off the page again where it is refused.
import { addCode, codes, replaceCodes, used } from "./codes.js";
import { put, rename, replaceAll, take } from "./codings.js";
import { data, say, tell } from "./page.js";
import { send } from "./queue.js";
import { words } from "./text.js";

const key = () => crypto.randomUUID().replaceAll("-", "");
const short = text => text.length > 40 ? `${text.slice(0, 39)}…` : text;

export async function code(spans, number) {
  const made = spans.map(([start, end]) => ({ id: key(), start, end, code: number, whose: 0, memo: 0 }));
  made.forEach(put);
  used(number);
  tell("coded", made.map(one => one.id));
  say(`${codes[number].shown} on “${short(words(...spans[0]))}”`);
  try {
    const answer = await send("code", { text: data.text, code: () => codes[number].id, spans });
    answer.ids.forEach((id, n) => rename(made[n].id, id));
  } catch { made.forEach(one => take(one.id)); }
}

export async function newCode(spans, name, above = null) {
  const row = { id: key(), name, shown: name, above: above === null ? "" : codes[above].name, d: 0, c: codes.length % 12 + 1,
    short: "", full: "", use: "", not: "", retired: false };
  const number = addCode(row);
  const made = send("new code", { name, above: above === null ? null : codes[above].id });
  const coded = spans.length ? code(spans, number) : null;
  try { Object.assign(row, (await made).code); tell("codes"); } catch { row.retired = true; tell("codes"); }
  await coded;
}

export async function remove(id) {
  const coding = take(id);
  if (!coding) return;
  say(`Removed: ${codes[coding.code].shown}. U brings it back.`);
  try { await send("remove", { coding: () => coding.id }); } catch { put(coding); }
}

// An edge moved is a new coding in place of the old.
export async function move(id, start, end) {
  const old = take(id);
  if (!old) return null;
  const made = { ...old, id: key(), start, end };
  put(made);
  try {
    const answer = await send("move", { coding: () => old.id, start, end });
    rename(made.id, answer.ids[0]);
  } catch { take(made.id); put(old); }
  return made;
}

export async function example(coding) {
  try {
    await send("example", { text: data.text, code: codes[coding.code].id, start: coding.start, end: coding.end });
    say(`An example of ${codes[coding.code].shown} now; it stands in the codebook.`);
  } catch { /* the server has said why */ }
}

export const memo = (about, row, words, memo) => send("memo", { about, row, words, memo });

export async function takeBack(again) {
  try {
    const answer = await send(again ? "redo" : "undo", { text: data.text });
    replaceCodes(answer.codes);
    replaceAll(answer.codings);
    say(answer.said);
    tell("undone", answer.memos);
  } catch { /* the server has said why */ }
}
