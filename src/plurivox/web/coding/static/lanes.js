// Bars in the margin: one a passage, as tall as its lines, packed greedily; names where there is room.
import { codes } from "./codes.js";
import { touching } from "./codings.js";
import { make, tell } from "./page.js";
import { measured, words } from "./text.js";

const STEP = 9, ROOM_FOR_NAMES = 150, NAME = 16;
// Where there is room for names beside them there is room for six bars, otherwise for two.
const WIDE = { first: 28, most: 6 }, NARROW = { first: 17, most: 2 };

export function clearLanes(leaf) {
  for (const old of leaf.querySelectorAll(".lane, .lane-name, .lane-more")) old.remove();
}

// Reading comes before writing, for all leaves of a frame: so they are laid out once.
export function planLanes(leaf, start, end) {
  const bars = measure(leaf, start, end);
  pack(bars);
  return { leaf, bars, start, height: leaf.offsetHeight };
}

export function drawLanes({ leaf, bars, start, height }, pad) {
  const { first, most } = pad > ROOM_FOR_NAMES ? WIDE : NARROW, from = pad - first;
  const columns = Math.min(most + 1, bars.reduce((all, bar) => Math.max(all, bar.column + 1), 0));
  const made = document.createDocumentFragment();
  for (const bar of bars) if (bar.column < most) made.append(lane(bar, from - bar.column * STEP));
  for (const group of crowds(bars.filter(bar => bar.column >= most))) made.append(crowd(group, Math.max(0, from - most * STEP - 6)));
  if (pad > ROOM_FOR_NAMES) names(made, bars.filter(bar => bar.column < most), from - columns * STEP, height, start);
  clearLanes(leaf);
  leaf.append(made);
}

function measure(leaf, start, end) {
  const frame = leaf.getBoundingClientRect();
  const bars = [];
  for (const coding of touching(start, end)) {
    const box = measured(Math.max(start, coding.start), Math.min(end, coding.end))?.getBoundingClientRect();
    if (box?.height) bars.push({ coding, top: box.top - frame.top + 3, bottom: box.bottom - frame.top - 3 });
  }
  return bars.sort((a, b) => a.top - b.top || b.bottom - a.bottom);
}

export function pack(bars) {
  const ends = [];
  for (const bar of bars) {
    let column = ends.findIndex(end => end < bar.top + 2);
    if (column < 0) column = ends.length;
    ends[column] = bar.bottom;
    bar.column = column;
  }
}

function lane({ coding, top, bottom }, end) {
  const code = codes[coding.code], button = make("button", "lane");
  button.type = "button";
  button.tabIndex = -1; // the list beside the text has the same passages for the keyboard
  button.dataset.c = code.c;
  button.dataset.id = coding.id;
  button.setAttribute("aria-label", `${code.shown}: ${words(coding.start, coding.end)}`);
  place(button, top, end);
  button.style.blockSize = `${Math.max(12, bottom - top)}px`;
  return button;
}

function place(element, top, end) {
  element.style.insetBlockStart = `${top}px`;
  element.style.insetInlineEnd = `${end}px`;
}

// Bars for which there is no room, where they stand beside one another, are told as a number.
function crowds(bars) {
  const groups = [];
  for (const bar of bars) {
    const last = groups.at(-1);
    if (last && bar.top < last.bottom) { last.bars.push(bar); last.bottom = Math.max(last.bottom, bar.bottom); }
    else groups.push({ bars: [bar], top: bar.top, bottom: bar.bottom });
  }
  return groups;
}

function crowd({ bars, top }, end) {
  const button = make("button", "lane-more", `+${bars.length}`);
  button.type = "button";
  button.tabIndex = -1;
  button.setAttribute("aria-label", `${bars.length} more codings here, in the list of passages`);
  place(button, top, end);
  button.addEventListener("click", () => tell("list", bars[0].coding.id));
  return button;
}

function names(made, bars, width, height, start) {
  let last = -NAME;
  for (const { coding, top } of bars) {
    if (coding.start < start) continue; // its name stands in the leaf where it begins
    const y = Math.max(top + 1, last + NAME);
    if (y > top + 4 * NAME || y > height - NAME) continue;
    last = y;
    const tag = make("button", "lane-name", make("i"), make("bdi", "", codes[coding.code].name));
    tag.type = "button";
    tag.tabIndex = -1;
    tag.dataset.c = codes[coding.code].c;
    tag.dataset.id = coding.id;
    tag.setAttribute("aria-hidden", "true"); // the bar beside it is named in full
    place(tag, y, 0);
    tag.style.inlineSize = `${width + 8}px`;
    made.append(tag);
  }
}
