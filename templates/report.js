// What the page can do beyond being read: steps, views, filters. It is complete without any of it.
"use strict";
const ui = (() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const asked = new URLSearchParams(location.search);
  const rows = all(".r");
  const changes = rows.filter((row) => "change" in row.dataset);
  const wide = matchMedia("(min-width: 48rem)");

  // The state of the page is in its address, so that a link shows it as it is. Nothing is sent anywhere.
  const write = (place = location.hash) => {
    const search = asked.toString();
    try {
      history.replaceState(null, "", (search ? `?${search}` : location.pathname) + place);
    } catch { /* a page that may not change its address works all the same */ }
  };
  const keep = (name, value) => {
    if (value) asked.set(name, value); else asked.delete(name);
    write();
  };
  // Back and forward go from place to place; the page stays as it is, and the older address has to say so.
  addEventListener("popstate", () => write());
  const storage = (work) => { try { return work(localStorage); } catch { return null; } };

  // A label of a folded stretch stands before it.
  const unfold = (node) => {
    const fold = node.closest(".same")?.previousElementSibling?.querySelector("input");
    if (!fold || fold.checked) return;
    fold.checked = true;
    fold.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const shown = (row) => !row.classList.contains("out") && row.getClientRects().length > 0;
  const show = (row) => {
    unfold(row);
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: row.offsetHeight < innerHeight / 2 ? "center" : "start" });
  };
  const keys = new Map();
  const on = (key, work) => { for (const each of key) keys.set(each, work); };
  // Where another alphabet is typed, a key does what its Latin letter does. A capital is what Shift makes, not Caps Lock;
  // it does what its small letter does where it has no work of its own.
  const workOf = ({ key, code, shiftKey }) => {
    if (keys.has(key) && !/[a-z]/i.test(key)) return keys.get(key);
    const name = /[^\x00-\x7f]/.test(key) ? code.replace(/^(Key|Digit)/, "").replace("Slash", "/") : key;
    const small = name.toLowerCase();
    return (shiftKey && keys.get(name.toUpperCase())) || keys.get(small);
  };
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, dialog");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const work = workOf(event);
    if (!work) return;
    event.preventDefault();
    work();
  });
  for (const part of all("[data-script]")) part.hidden = false;
  const number = new Intl.NumberFormat(`${document.documentElement.lang}-u-nu-latn`, { useGrouping: "always" }).format;
  return { number, one, all, asked, rows, changes, wide, write, keep, storage, unfold, shown, show, on };
})();

// Views: the radio buttons work without this; here the choice is remembered, and is in the address.
ui.view = (() => {
  const choices = new Map(ui.all("[name=ui-view]").map((input) => [input.value, input]));
  const current = () => {
    const chosen = [...choices.values()].find((input) => input.checked)?.value ?? "inline";
    return chosen === "side" && !ui.wide.matches ? "inline" : chosen;
  };
  // In the old text alone a moved paragraph stands where it stood: at its ghost.
  const homes = new Map();
  const place = () => {
    const old = current() === "old";
    for (const ghost of old ? ui.all(".ghost") : []) {
      const row = document.getElementById(ghost.id.slice("ghost-".length))?.closest(".r");
      if (!row || homes.has(row)) continue;
      const home = document.createComment("");
      row.replaceWith(home);
      homes.set(row, home);
      ghost.after(row);
      for (const one of [ghost, row]) one.classList.add("home");
    }
    if (!old) {
      for (const [row, home] of homes) home.replaceWith(row);
      for (const one of ui.all(".home")) one.classList.remove("home");
      homes.clear();
    }
  };
  const listeners = [];
  const choose = (name) => {
    const input = choices.get(name);
    if (!input) return;
    const anchor = ui.rows.find((row) => row.getBoundingClientRect().bottom > innerHeight / 4);
    const before = anchor?.getBoundingClientRect().top ?? 0;
    input.checked = true;
    place();
    if (anchor && before < innerHeight && scrollY) scrollBy(0, anchor.getBoundingClientRect().top - before);
    for (const listener of listeners) listener();
  };
  const decide = (name) => {
    choose(name);
    ui.keep("view", name);
    ui.storage((kept) => kept.setItem("redraft-view", name));
  };
  for (const [name, input] of choices) input.addEventListener("change", () => decide(name));
  [..."1234"].forEach((key, at) => ui.on([key], () => {
    const name = [...choices.keys()][at];
    decide(name === "side" && !ui.wide.matches ? "inline" : name);
  }));
  choose(ui.asked.get("view") ?? ui.storage((kept) => kept.getItem("redraft-view")));
  ui.wide.addEventListener("change", () => { for (const listener of listeners) listener(); });
  return { current, changed: (listener) => listeners.push(listener) };
})();

// What stays at the top may take two lines, in another language or with the filters open: what stands below it, and
// where a link leads, leaves that much room.
(() => {
  const bar = ui.one(".bar"), filters = ui.one("#ui-filters"), where = ui.one("[data-where]");
  const set = (name, height) => document.documentElement.style.setProperty(name, `${height}px`);
  const measure = () => {
    // Rounded down: what stays below would else leave a slit through which text shows.
    const stays = (element) => getComputedStyle(element).position === "sticky" ? Math.floor(element.getBoundingClientRect().height) : 0;
    set("--bar", stays(bar));
    set("--above", stays(bar) + stays(filters));
    set("--where", stays(where));
  };
  const observer = new ResizeObserver(measure);
  for (const element of [bar, filters, where]) observer.observe(element);
})();

// The contents are open where they stand beside the text; ahead of it they would push it down.
(() => {
  const contents = ui.one(".toc details"), beside = matchMedia("(min-width: 80rem)");
  const set = () => { contents.open = beside.matches; };
  beside.addEventListener("change", set);
  set();
})();

// Hiding the unchanged is a box that works without this; its state, and what was opened, go into the address.
(() => {
  const box = ui.one("#ui-hide"), folds = ui.all(".gap input");
  const keep = () => {
    ui.keep("hide", box.checked ? "1" : "");
    ui.keep("open", box.checked ? folds.filter((fold) => fold.checked).map((fold) => fold.id.slice(3)).join(",") : "");
  };
  const opened = (ui.asked.get("open") ?? "").split(",");
  for (const name of opened) {
    const fold = document.getElementById(`ui-${name}`);
    if (folds.includes(fold)) fold.checked = true;
  }
  for (const one of [box, ...folds]) one.addEventListener("change", keep);
  if (ui.asked.has("hide")) box.checked = ui.asked.get("hide") === "1";
  ui.on("h", () => { box.checked = !box.checked; keep(); });
})();

// Steps from change to change.
ui.steps = (() => {
  const steps = ui.one("[data-steps]");
  const count = ui.one("[data-count]");
  if (!steps) return { refresh() {} };
  let changes = ui.changes;
  let current = -1;

  // Where the reader is: the change that was stepped to, unless it has been scrolled away from.
  const line = () => parseFloat(getComputedStyle(changes[0]).scrollMarginTop) + 8;
  const near = () => {
    const box = current < 0 ? null : changes[current].getBoundingClientRect();
    return box && box.top < innerHeight && box.bottom > 0;
  };
  // Changes stand in the order of the page, so the first one below a line is found by halves.
  const firstBelow = (top) => {
    let low = 0, high = changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (above(changes[middle], top)) low = middle + 1; else high = middle;
    }
    return low;
  };
  // To ask a row of a chunk that is not laid out would have it laid out.
  const above = (row, top) => {
    const chunk = row.closest(".chunk")?.getBoundingClientRect();
    if (chunk && (chunk.bottom < top || chunk.top >= top)) return chunk.bottom < top;
    return row.getBoundingClientRect().top < top;
  };
  const step = (by) => {
    if (!changes.length) return;
    const below = near() ? -1 : firstBelow(line());
    const next = below < 0 ? current + by : by > 0 ? below : below - 1;
    current = Math.min(Math.max(next, 0), changes.length - 1);
    ui.show(changes[current]);
    tell();
  };
  // Its text is changed, not replaced: a new node would make a browser restyle a long page for `:has`.
  const tell = () => {
    count.firstChild.data = current < 0 ? ui.number(changes.length) : `${ui.number(current + 1)} / ${ui.number(changes.length)}`;
  };
  const refresh = () => {
    const at = changes[current];
    // As they stand on the page: the old text has moved ones elsewhere.
    changes = ui.all("[data-change]:not(.out)");
    current = at ? changes.indexOf(at) : -1;
    tell();
  };
  for (const button of ui.all("[data-step]"))
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  ui.view.changed(refresh);
  ui.on("nj", () => step(1));
  ui.on("pk", () => step(-1));
  return { refresh };
})();

// A link to an old paragraph that the present view does not show leads to its row, also to one that is filtered out.
ui.reveal = (() => {
  const reveal = () => {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (!target) return;
    ui.unfold(target);
    const row = target.closest(".r");
    row?.classList.remove("out");
    if (!target.getClientRects().length) row?.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
  return reveal;
})();

// The keys, in a window of their own.
(() => {
  const keys = ui.one("#ui-keys");
  ui.one("[data-keys]").addEventListener("click", () => keys.showModal());
  ui.one("[data-close]", keys).addEventListener("click", () => keys.close());
  ui.on("?؟", () => keys.showModal());
  keys.addEventListener("click", (event) => { if (event.target === keys) keys.close(); });
})();
