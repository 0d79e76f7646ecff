// Going from quotation to quotation, whose keys P, A and X are, and choosing other words to mark.
const marks = [...document.querySelectorAll("[data-mark]")];
const article = document.getElementById("article"), form = document.getElementById("mark");
let now = null;

// The keys belong to the quotation that one stands at; the frame's own module presses them.
function stand(mark, there) {
  if (now) {
    now.classList.remove("here");
    for (const button of now.querySelectorAll("[data-key]")) { delete button.dataset.keys; delete button.dataset.does; }
  }
  now = mark;
  mark.classList.add("here");
  for (const button of mark.querySelectorAll("[data-key]")) {
    button.dataset.keys = button.dataset.key;
    button.dataset.does = button.dataset.means;
  }
  if (!there) return;
  mark.tabIndex = -1;
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: "center" });
}

function step(by) {
  const at = marks.indexOf(now) + by;
  if (marks[at]) stand(marks[at], true);
}

addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  const by = { j: 1, k: -1 }[event.key.toLowerCase()];
  if (by) { event.preventDefault(); step(by); }
});
for (const mark of marks) mark.addEventListener("focusin", () => { if (now !== mark) stand(mark, false); });

const asked = marks.find(mark => mark.id === location.hash.slice(1));
const first = asked ?? marks.find(mark => mark.classList.contains("proposed")) ?? marks[0];
if (first) stand(first, !!asked);

// The chosen words as parts of text nodes: where each begins in the text, in code points, and its words.
// What stands between them on the page, labels and buttons, is no part of it.
function parts(range) {
  const found = [];
  for (const words of article.querySelectorAll(".tx")) {
    const node = words.firstChild;
    if (!node || !range.intersectsNode(node)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    if (from >= to) continue;
    const start = Number(words.dataset.start) + [...node.data.slice(0, from)].length;
    found.push({ start, words: node.data.slice(from, to), number: words.closest("[data-number]")?.dataset.number });
  }
  return found;
}

function choose() {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed || !article.contains(chosen.anchorNode)) return;
  const found = parts(chosen.getRangeAt(0)), last = found.at(-1);
  if (!last) return;
  form.elements.start.value = found[0].start;
  form.elements.end.value = last.start + [...last.words].length;
  form.elements.words.value = found.map(part => part.words).join("\n");
  form.elements.paragraph.value = found[0].number ?? "";
}
if (form) for (const name of ["mouseup", "keyup"]) article.addEventListener(name, () => setTimeout(choose));
