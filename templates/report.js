// Steps from change to change, by button and by key (n, p). Everything else on the page works without it.
"use strict";
(() => {
  const changes = [...document.querySelectorAll("[data-change]")];
  const steps = document.querySelector("[data-steps]");
  const count = document.querySelector("[data-count]");
  if (!steps || !changes.length) return;
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
      if (changes[middle].getBoundingClientRect().top < top) low = middle + 1; else high = middle;
    }
    return low;
  };
  const step = (by) => {
    const below = near() ? -1 : firstBelow(line());
    const next = below < 0 ? current + by : by > 0 ? below : below - 1;
    go(Math.min(Math.max(next, 0), changes.length - 1));
  };
  const go = (index) => {
    current = index;
    const row = changes[index];
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: row.offsetHeight < innerHeight / 2 ? "center" : "start" });
    // Its text is changed, not replaced: a new node would make a browser restyle a long page for `:has`.
    count.firstChild.data = `${index + 1} of ${changes.length}`;
  };

  steps.hidden = false;
  for (const button of steps.querySelectorAll("[data-step]"))
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
  });
})();

// A link to an old paragraph that the inline view does not show leads to its row.
(() => {
  const reveal = () => {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (target && !target.getClientRects().length) target.closest(".r")?.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
