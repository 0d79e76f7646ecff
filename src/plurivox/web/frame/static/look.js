// Light or dark as this browser was told last; runs before anything is painted.
{
  let look = null;
  try { look = localStorage.getItem("plurivox-look"); } catch { /* storage is switched off */ }
  if (look === "light" || look === "dark") document.documentElement.setAttribute(`data-${look}`, "");
}
