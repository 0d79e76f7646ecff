// The switch in the foot line: as the system, light, dark; remembered in this browser only.
const LOOKS = ["system", "light", "dark"];
const root = document.documentElement;

function current() {
  return root.hasAttribute("data-light") ? "light" : root.hasAttribute("data-dark") ? "dark" : "system";
}

function set(look) {
  root.removeAttribute("data-light");
  root.removeAttribute("data-dark");
  if (look !== "system") root.setAttribute(`data-${look}`, "");
  try {
    if (look === "system") localStorage.removeItem("plurivox-look");
    else localStorage.setItem("plurivox-look", look);
  } catch { /* it then lasts for this page */ }
}

export function bindLook() {
  for (const button of document.querySelectorAll("[data-look]")) {
    const say = () => { button.textContent = current() === "system" ? "Light as the system" : current() === "light" ? "Always light" : "Always dark"; };
    button.addEventListener("click", () => { set(LOOKS[(LOOKS.indexOf(current()) + 1) % LOOKS.length]); say(); });
    say();
    button.hidden = false;
  }
}
