// Where the reader is: the name of the part on the screen stays above it, as the contents list it. For the eye only:
// screen readers have the headings themselves.
(() => {
  const strip = ui.one("[data-where]"), name = strip.firstElementChild;
  const names = new Map(ui.all(".toc li > a").map((link) => [link.getAttribute("href").slice(1), link.querySelector("span") ?? link]));
  const chunks = ui.all(".chunk");
  const after = ["ui-numbers", "ui-about"].map((id) => document.getElementById(id)).filter(Boolean);
  let asked = false, shown = null;

  const line = () => strip.getBoundingClientRect().bottom + 1;
  // The last of `found`, in the order of the page, that begins above the line; what is not shown has no height.
  const last = (found, top) => found.findLast((one) => {
    const box = one.getBoundingClientRect();
    return box.height > 0 && box.top <= top;
  });
  // Only rows of a chunk on the screen are asked where they are: others would have to be laid out for that.
  const part = (top) => {
    const section = last(after, top);
    if (section) return section.id;
    const chunk = last(chunks, top) ?? chunks.find((one) => one.getBoundingClientRect().height) ?? chunks[0];
    const rows = ui.all(chunk ? ".r" : ".body .r", chunk); // as they stand: the old text has moved ones elsewhere
    return ui.filters.part(last(rows, top) ?? rows.find((row) => row.getClientRects().length) ?? rows[0]);
  };
  const tell = () => {
    asked = false;
    const said = names.get(part(line()));
    if (!said || said === shown) return;
    shown = said;
    name.textContent = said.textContent;
    name.lang = said.lang || document.documentElement.lang;
    name.dir = said.dir || "auto";
  };
  const ask = () => {
    if (!asked) requestAnimationFrame(tell);
    asked = true;
  };
  for (const event of ["scroll", "resize", "hashchange"]) addEventListener(event, ask, { passive: true });
  for (const event of ["change", "click", "keyup"]) document.addEventListener(event, ask);
  tell();
})();
