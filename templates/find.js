// Filters: which rows are shown, by what happened to them, where they stand, and how sure that is.
ui.filters = (() => {
  const panel = ui.one("#ui-filters");
  const opener = ui.one("[data-filters]");
  const kinds = ui.all("[name=ui-kind]", panel);
  const part = ui.one("#ui-part"), sure = ui.one("#ui-sure"), told = ui.one("[data-shown]", panel);

  // A row belongs to the entry of the contents that was last passed before it.
  const parts = new Map();
  const starts = new Map();
  for (const option of part.options)
    if (option.value) starts.set(document.getElementById(option.value)?.closest(".r, section"), option.value);
  let passed = "";
  for (const section of ui.all(".body")) {
    passed = starts.get(section) ?? passed;
    for (const row of ui.all(".r", section)) {
      passed = starts.get(row) ?? passed;
      parts.set(row, passed);
    }
  }
  const kindsOf = (row) => {
    const found = [row.classList[1] === "ghost" ? "moved" : row.classList[1]];
    if (row.classList.contains("mv")) found.push("moved");
    if (ui.one(".renumbered", row)) found.push("renumbered");
    if (ui.one(".marks", row)) found.push("remarked");
    return found;
  };
  const known = new Map();
  // What is folded away is what the filters leave of it: its line says how many these are, or goes with them.
  const gaps = ui.all(".gap").map((line) => ({ line, rows: ui.all(".r", line.nextElementSibling) }));
  const tell = () => {
    for (const { line, rows } of gaps) {
      const left = rows.filter((row) => !row.classList.contains("out")).length;
      line.classList.toggle("out", !left);
      line.dataset.left = left < rows.length ? ` · ${ui.number(left)} / ${ui.number(rows.length)}` : "";
    }
  };
  const apply = () => {
    const chosen = new Set(kinds.filter((box) => box.checked).map((box) => box.value));
    const active = (chosen.size > 0) + Boolean(part.value) + Boolean(sure.value);
    let left = 0;
    for (const row of ui.rows) {
      if (chosen.size && !known.has(row)) known.set(row, kindsOf(row));
      const fits = (!chosen.size || known.get(row).some((kind) => chosen.has(kind)))
        && (!part.value || parts.get(row) === part.value)
        && (!sure.value || Number(row.dataset.sure ?? 100) < Number(sure.value));
      row.classList.toggle("out", !fits);
      left += fits && !row.classList.contains("ghost");
    }
    const total = ui.rows.filter((row) => !row.classList.contains("ghost")).length;
    document.documentElement.classList.toggle("filtered", active > 0);
    tell();
    told.textContent = active ? `${ui.number(left)} / ${ui.number(total)}` : "";
    opener.dataset.active = active || "";
    ui.keep("kind", [...chosen].join(","));
    ui.keep("part", part.value);
    ui.keep("sure", sure.value);
    ui.steps.refresh();
    ui.search?.refresh();
  };
  const open = (yes) => {
    panel.hidden = !yes;
    opener.setAttribute("aria-expanded", String(yes));
    if (yes) ui.one("input, select", panel)?.focus();
  };
  opener.addEventListener("click", () => open(panel.hidden));
  ui.on("x", () => open(panel.hidden));
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    open(false);
    opener.focus();
  });
  panel.addEventListener("change", () => {
    apply();
    if (ui.one(":target")?.closest(".out")) ui.write(""); // a link to what is out would show it
  });
  ui.one("[data-reset]", panel).addEventListener("click", () => {
    for (const box of kinds) box.checked = false;
    part.value = sure.value = "";
    apply();
  });
  const wanted = new Set((ui.asked.get("kind") ?? "").split(","));
  for (const box of kinds) box.checked = wanted.has(box.value);
  for (const [choice, name] of [[part, "part"], [sure, "sure"]])
    if ([...choice.options].some((option) => option.value === ui.asked.get(name))) choice.value = ui.asked.get(name);
  if (kinds.some((box) => box.checked) || part.value || sure.value) {
    apply();
    ui.reveal();
    panel.hidden = false;
  }
  opener.setAttribute("aria-expanded", String(!panel.hidden));
  return { part: (row) => parts.get(row) };
})();

// Search: in what the present view shows, also where a phrase runs over deleted and inserted words.
ui.search = (() => {
  const field = ui.one("#ui-find"), hits = ui.one("[data-hits]");
  const most = 2000; // highlights that a browser draws quickly
  const cells = new Map();
  let found = [], current = -1, query = "";

  const plain = (text) => {
    if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
    const folded = text.replace(/[“”„‟″]/g, '"').replace(/[‘’‚‛′]/g, "'").replace(/[\u00a0\u202f\n\t]/g, " ")
      .replace(/[\u2010\u2011]/g, "-");
    const lower = folded.toLowerCase();
    return lower.length === text.length ? lower : folded;
  };
  // The words of a cell, piece by piece; words for screen readers and marks of notes are none of them.
  const pieces = (cell) => {
    if (!cells.has(cell)) {
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      // A heading, and an article, is found as it is read: with its number.
      const number = cell.parentElement.querySelector(":scope > a.article, .k-heading > a.n:not(.u)")?.lastChild;
      const parts = number ? [{ node: number, text: `${plain(number.data)} `, gone: false, come: false }] : [];
      const only = cell.firstElementChild ? null : cell.firstChild;
      if (only) parts.push({ node: only, text: plain(only.data), gone: false, come: false });
      while (!only && walker.nextNode()) {
        const node = walker.currentNode, around = node.parentElement;
        if (around.closest(".sr, .m")) continue;
        parts.push({ node, text: plain(node.data), gone: Boolean(around.closest("del")), come: Boolean(around.closest("ins")) });
      }
      cells.set(cell, parts);
    }
    return cells.get(cell);
  };
  const readings = (cell, view) => {
    const parts = pieces(cell);
    if (cell.closest(".old")) return [parts];
    const now = parts.filter((part) => !part.gone);
    return view === "inline" && now.length < parts.length ? [now, parts.filter((part) => !part.come)] : [now];
  };
  const visible = (cell, view) => {
    const row = cell.closest(".r");
    if (row.classList.contains("out")) return false;
    const old = cell.closest(".old") !== null;
    if (view === "side") return true;
    return view === "old" ? old : !old || (view === "inline" && row.classList.contains("deleted"));
  };
  const range = ({ parts, start, end }) => {
    const result = document.createRange();
    let at = 0, begun = false;
    for (const { node, text } of parts) {
      if (!begun && start < at + text.length) { result.setStart(node, start - at); begun = true; }
      if (end <= at + text.length) { result.setEnd(node, end - at); break; }
      at += text.length;
    }
    return result;
  };
  const search = () => {
    found = [];
    const wanted = plain(query.trim().replace(/\s+/g, " "));
    const view = ui.view.current();
    for (const cell of wanted ? ui.all(".body .t") : []) {
      if (!visible(cell, view)) continue;
      const seen = new Set();
      for (const parts of readings(cell, view)) {
        const text = parts.map((part) => part.text).join("");
        for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
          const hit = { cell, parts, start: at, end: at + wanted.length };
          if (cells.get(cell).length > 1) {  // the same words may be found in both readings
            const { startContainer, startOffset } = range(hit);
            const place = `${cells.get(cell).findIndex((part) => part.node === startContainer)}.${startOffset}`;
            if (seen.has(place)) continue;
            seen.add(place);
          }
          found.push(hit);
        }
      }
    }
    current = -1;
    tell();
  };
  const tell = () => {
    hits.textContent = query.trim() ? (current < 0 ? ui.number(found.length) : `${ui.number(current + 1)} / ${ui.number(found.length)}`) : "";
    hits.dataset.none = query.trim() && !found.length ? "1" : "";
    if (!globalThis.Highlight) return;
    CSS.highlights.set("ui-hit", new Highlight(...found.slice(0, most).map(range)));
    CSS.highlights.set("ui-now", new Highlight(...(current < 0 ? [] : [range(found[current])])));
  };
  const go = (by) => {
    if (!found.length) return;
    current = (current + by + found.length) % found.length;
    ui.unfold(found[current].cell);
    const box = range(found[current]).getBoundingClientRect();
    if (box.top < innerHeight * 0.2 || box.bottom > innerHeight * 0.9) scrollBy(0, box.top - innerHeight / 3);
    tell();
  };
  const look = () => {
    query = field.value;
    ui.keep("find", query.trim());
    search();
  };
  let waiting = 0;
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 120); });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // the key belongs to the method by which Chinese is typed
    if (event.key === "Enter") {
      if (field.value !== query) look();
      go(event.shiftKey ? -1 : 1);
      event.preventDefault();
    } else if (event.key === "Escape") {
      field.value = "";
      look();
      field.blur();
    }
  });
  for (const button of ui.all("[data-hit]")) button.addEventListener("click", () => go(Number(button.dataset.hit)));
  ui.on("/", () => { field.focus(); field.select(); });
  ui.view.changed(() => { if (query.trim()) search(); });
  if (ui.asked.get("find")) { field.value = ui.asked.get("find"); look(); }
  return { refresh: () => { if (query.trim()) search(); } };
})();
