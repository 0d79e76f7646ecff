// Choices that are sent as soon as they are made, and the button that prints.
document.addEventListener("change", event => { if (event.target.matches("[data-sends]")) event.target.form.requestSubmit(); });
document.addEventListener("click", event => { if (event.target.closest("[data-print]")) print(); });
