// Down and up the chain with the arrows, W to who and when. Enter follows what has the focus.
const steps = [...document.querySelectorAll(".step")];
const beside = document.getElementById("beside");
let here = -1;

function to(at) {
  here = Math.min(Math.max(at, 0), steps.length - 1);
  const step = steps[here];
  if (!step) return;
  (step.querySelector("a[href]") ?? step).focus({ preventScroll: true });
  step.scrollIntoView({ block: "start" });
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.target.closest("input, textarea, select, dialog, .scroll-x")) return;
  if (event.key === "ArrowDown") to(here + 1);
  else if (event.key === "ArrowUp") to(here - 1);
  else if (event.key.toLowerCase() === "w") beside?.focus();
  else return;
  event.preventDefault();
});

addEventListener("focusin", (event) => {
  const at = steps.indexOf(event.target.closest(".step"));
  if (at >= 0) here = at;
});
