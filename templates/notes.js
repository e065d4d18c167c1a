// Notes beside the paragraphs that call them, where there is room. They are copies of what stands below, so
// they are hidden from screen readers, which follow the marks.
(() => {
  const most = 1500; // rows; beyond, copies would make a long page slow
  const narrow = matchMedia("(min-width: 76rem)"), broad = matchMedia("(min-width: 120rem)");
  if (ui.rows.length > most || !document.getElementById("ui-notes")) return;
  const text = document.getElementById("ui-text");
  let placed = [];
  const place = () => {
    for (const note of placed) note.remove();
    placed = [];
    const view = ui.view.current();
    const room = view === "side" ? broad.matches : narrow.matches;
    text.classList.toggle("noted", room);
    if (!room) return;
    for (const row of ui.all(".r", text)) {
      const cells = ui.all(view === "old" ? ".old .m a" : ".new .m a", row);
      const called = new Set(cells.map((mark) => mark.getAttribute("href").slice(1)));
      if (!called.size) continue;
      const beside = document.createElement("div");
      beside.className = "beside";
      beside.setAttribute("aria-hidden", "true");
      for (const id of called) {
        const note = document.getElementById(id);
        const words = note?.querySelector(".t");
        if (!words) continue;
        const line = document.createElement("p"), label = document.createElement("b"), copy = document.createElement("span");
        label.textContent = note.querySelector(".n").lastChild.data.trim();
        copy.append(...words.cloneNode(true).childNodes);
        copy.lang = words.lang;
        copy.dir = words.dir;
        if (note.closest(".r").matches("[data-change]")) line.className = "some";
        line.append(label, " ", copy);
        beside.append(line);
      }
      row.append(beside);
      placed.push(beside);
    }
  };
  ui.view.changed(place);
  broad.addEventListener("change", place);
  narrow.addEventListener("change", place);
  place();
})();
