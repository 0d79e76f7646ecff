// "Saved" in the running head: true until the server does not answer, and again when it does.
const root = document.documentElement;

function say(state) {
  const saved = document.querySelector(".saved");
  if (saved && saved.textContent !== state) saved.textContent = state;
}

export function watchServer() {
  document.addEventListener("htmx:beforeRequest", event => {
    if (event.detail.requestConfig?.verb !== "get") say("Saving");
  });
  document.addEventListener("htmx:afterRequest", event => {
    if (event.detail.xhr?.status) { delete root.dataset.offline; say("Saved"); }
  });
  for (const lost of ["htmx:sendError", "htmx:timeout"])
    document.addEventListener(lost, () => { root.dataset.offline = ""; say("Not saved"); });
  // A refusal comes with a status of its own and is shown all the same.
  document.addEventListener("htmx:beforeSwap", event => {
    if (event.detail.xhr.status >= 400 && event.detail.xhr.getResponseHeader("Content-Type")?.startsWith("text/html"))
      event.detail.shouldSwap = true;
  });
}
