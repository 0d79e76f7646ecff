// Dropping files on the page, or choosing them: either way they are read at once.
for (const form of document.querySelectorAll("[data-drop]")) {
  const input = form.querySelector("input[type=file]");
  const says = form.querySelector("[data-drop-says]");
  const send = form.querySelector("[data-drop-send]");
  send.hidden = true; // the choice itself sends

  const submit = () => {
    if (!input.files.length) return;
    const many = input.files.length === 1 ? input.files[0].name : `${input.files.length} files`;
    says.textContent = `Reading ${many} …`;
    form.setAttribute("aria-busy", "true");
    form.requestSubmit();
  };
  input.addEventListener("change", submit);

  const over = event => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form.toggleAttribute("data-over", event.type === "dragover");
  };
  // Anywhere on the page: what misses the frame must not open in the browser instead.
  addEventListener("dragover", over);
  addEventListener("dragleave", event => { if (!event.relatedTarget) form.removeAttribute("data-over"); });
  addEventListener("drop", event => {
    over(event);
    if (event.dataTransfer?.files.length) { input.files = event.dataTransfer.files; submit(); }
  });
}
