// Puts a quotation or a figure into the narrative where the caret stands: chosen, never typed.
const field = document.querySelector("[data-narrative]"), list = document.querySelector("[data-choices]");
const filter = document.querySelector("[data-filter]");
let caret = null;

field?.addEventListener("blur", () => { caret = [field.selectionStart, field.selectionEnd]; });

list?.addEventListener("click", (event) => {
  const written = event.target.closest("[data-insert]")?.dataset.insert;
  if (!written) return;
  const [start, end] = caret ?? [field.value.length, field.value.length];
  const before = field.value.slice(0, start), gap = before && !/\s$/.test(before) ? " " : "";
  field.setRangeText(gap + written, start, end, "end");
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
});

const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
filter?.addEventListener("input", () => {
  for (const item of list.children) item.hidden = !plain(item.textContent).includes(plain(filter.value));
});
filter?.addEventListener("keydown", (event) => {
  const first = [...list.children].find((item) => !item.hidden)?.querySelector("button");
  if (!first || !["Enter", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  if (event.key === "Enter") first.click(); else first.focus();
});
list?.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const shown = [...list.children].filter((item) => !item.hidden).map((item) => item.querySelector("button"));
  event.preventDefault();
  (shown[shown.indexOf(event.target.closest("button")) + step] ?? filter).focus();
});
document.querySelector(".insert")?.addEventListener("toggle", (event) => { if (event.target.open) filter.focus(); });
