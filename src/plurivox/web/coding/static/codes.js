// The codes of the page: by number and key, which were used last, and which a few letters mean.
import { data, tell } from "./page.js";

export const codes = data.codes;
const recent = [...(data.recent ?? [])]; // numbers, the last used first

export const fold = words => words.normalize("NFKD").replace(/\p{M}/gu, "").replace(/ß/g, "ss").replace(/ø/gi, "o")
  .replace(/ł/gi, "l").replace(/ı/g, "i").replace(/[’ʼ]/g, "'").toLowerCase().normalize("NFC");

export const byKey = key => codes.findIndex(code => code.id === key);
export const recents = () => recent.filter(n => codes[n] && !codes[n].retired).slice(0, 9);

export function used(n) {
  const at = recent.indexOf(n);
  if (at >= 0) recent.splice(at, 1);
  recent.unshift(n);
}

// Numbers of the codes whose name has the letters: at its start first, then at a word's, then inside;
// after them those that hang under a name that has them.
export function match(letters) {
  const asked = fold(letters.trim());
  const found = [];
  codes.forEach((code, n) => {
    if (code.retired) return;
    const name = fold(code.name), at = name.indexOf(asked);
    if (at >= 0) found.push([at === 0 ? 0 : /[^\p{L}\p{N}]/u.test(name[at - 1]) ? 1 : 2, name.length, n]);
    else if (fold(code.above).includes(asked)) found.push([3, name.length, n]);
  });
  return found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).map(one => one[2]);
}

// Where in a name the letters stand, in units of the name as it is written; null where they do not.
export function hit(name, letters) {
  const asked = fold(letters.trim());
  if (!asked) return null;
  for (let from = 0; from < name.length; from++)
    for (let to = from + 1; to <= name.length; to++)
      if (fold(name.slice(from, to)) === asked) return [from, to];
  return null;
}

export function addCode(code) {
  codes.push(code);
  tell("codes");
  return codes.length - 1;
}

// A fresh book from the server; numbers change, so codings are read anew with it.
export function replaceCodes(rows) {
  const used = recent.map(n => codes[n]?.id);
  codes.splice(0, codes.length, ...rows);
  recent.splice(0, recent.length, ...used.map(byKey).filter(n => n >= 0));
  tell("codes");
}
