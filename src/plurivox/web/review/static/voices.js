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

// A place in the words, in code points of the text; -1 outside of them.
function place(node, offset) {
  const words = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.(".tx");
  if (!words || !article.contains(words)) return -1;
  const before = node.nodeType === Node.TEXT_NODE ? node.data.slice(0, offset) : offset ? words.textContent : "";
  return Number(words.dataset.start) + [...before].length;
}

// The words between two places, as they stand in the article.
function between(start, end) {
  const parts = [];
  for (const words of article.querySelectorAll(".tx")) {
    const at = Number(words.dataset.start), all = [...words.textContent];
    if (at < end && start < at + all.length) parts.push(all.slice(Math.max(0, start - at), end - at).join(""));
  }
  return parts.join("\n");
}

function choose() {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed || !article.contains(chosen.anchorNode)) return;
  const range = chosen.getRangeAt(0);
  const start = place(range.startContainer, range.startOffset), end = place(range.endContainer, range.endOffset);
  if (start < 0 || end <= start) return;
  form.elements.start.value = start;
  form.elements.end.value = end;
  form.elements.words.value = between(start, end);
  const par = (range.startContainer.parentElement ?? article).closest("[data-number]");
  form.elements.paragraph.value = par?.dataset.number ?? "";
}
if (form) for (const name of ["mouseup", "keyup"]) article.addEventListener(name, () => setTimeout(choose));
