// Copying a paragraph: a link to it, its redline for Word and mail, its words alone.
(() => {
  const tools = ui.one("[data-tools]"), said = ui.one("[data-said]");
  let row = null;

  const take = (target) => {
    const next = target?.closest?.(".r:not(.ghost)");
    if (!next || next === row) return;
    row = next;
    place();
  };
  // Laid over the row, not put into it: a new node there would make a browser restyle a long page.
  // Its words begin below: none of them is covered.
  const place = () => {
    const box = row.getBoundingClientRect(), style = getComputedStyle(row);
    tools.hidden = false;
    tools.style.top = `${box.top + parseFloat(style.paddingTop) - tools.offsetHeight + scrollY}px`;
    tools.style.left = `${style.direction === "rtl" ? box.left : box.right - tools.offsetWidth}px`;
  };
  // The words of a row, without what only screen readers are told and without marks; `keep` leaves elements out.
  const words = (cell, leave) => {
    const copy = cell.cloneNode(true);
    for (const node of copy.querySelectorAll(`.sr, .m, .end, ${leave}`)) node.remove();
    return copy;
  };
  const cells = (side = ".new") => {
    const found = ui.all(`${side} .p`, row);
    return found.length ? found : ui.all(".p", row);
  };
  // As plain text, what is read: the old words where the old text is shown alone, or where there are no others.
  const plain = (cell) => words(cell.querySelector(".t"), cell.closest(".old") ? ".none" : "del").textContent;
  const label = (cell) => cell.querySelector(".n:not(.u)")?.lastChild.data.trim() ?? "";
  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const rich = (node) => [...node.childNodes].map((child) => {
    if (child.nodeType === Node.TEXT_NODE) return escaped(child.data);
    const inner = rich(child);
    if (child.localName === "ins") return `<ins style="color:#12562e;text-decoration:underline">${inner}</ins>`;
    if (child.localName === "del") return `<del style="color:#8f1d1d;text-decoration:line-through">${inner}</del>`;
    return child.classList?.contains("italic") ? `<i>${inner}</i>` : inner;
  }).join("");
  const signed = (node) => [...node.childNodes].map((child) => {
    if (child.nodeType === Node.TEXT_NODE) return child.data;
    const inner = signed(child);
    return child.localName === "ins" ? `{+${inner}+}` : child.localName === "del" ? `[-${inner}-]` : inner;
  }).join("");
  const heads = (cell) => cell.matches(".k-heading") && label(cell) && whole() !== "";
  const whole = () => row.classList.contains("deleted") ? "del" : row.classList.contains("inserted") ? "ins" : "";
  const redline = (cell) => {
    const text = words(cell.querySelector(".t"), ".none");
    if (!whole()) return text;
    let mark = text.querySelector("ins, del"), around = text;
    if (!mark) {
      [around, mark] = ["p", whole()].map((name) => document.createElement(name));
      mark.append(...text.childNodes);
      around.append(mark);
    }
    if (heads(cell)) mark.prepend([label(cell), mark.textContent ? " " : ""].join(""));
    return around;
  };
  const marked = (cell, text) => heads(cell) ? text : named(cell, text);
  const named = (cell, text) => [label(cell) && /^\d+$/.test(label(cell)) ? `${label(cell)}.` : label(cell), text].filter(Boolean).join(" ");
  const tongue = (cell) => ["lang", "dir"].map((name) => ` ${name}="${escaped(cell.querySelector(".t").getAttribute(name))}"`).join("");
  const copies = {
    link: () => {
      const anchor = (ui.one(".new .n", row) ?? ui.one(".old .n", row)).getAttribute("href");
      return { plain: location.href.replace(/#.*/, "") + anchor };
    },
    redline: () => ({
      html: cells().map((cell) => `<p${tongue(cell)}>${escaped(marked(cell, ""))} ${rich(redline(cell))}</p>`).join(""),
      plain: cells().map((cell) => marked(cell, signed(redline(cell)))).join("\n\n"),
    }),
    text: () => ({ plain: cells(ui.view.current() === "old" ? ".old" : ".new").map((cell) => named(cell, plain(cell))).join("\n\n") }),
  };
  // By the event of copying, which needs no right that a file on a disk lacks.
  const copy = (what) => {
    if (!row) return;
    const { plain: text, html } = copies[what]();
    const put = (event) => {
      event.clipboardData.setData("text/plain", text);
      if (html) event.clipboardData.setData("text/html", html);
      event.preventDefault();
    };
    document.addEventListener("copy", put, { once: true });
    const done = document.execCommand("copy");
    document.removeEventListener("copy", put);
    said.textContent = done ? said.dataset[what] : said.dataset.failed;
    said.classList.add("fresh");
    setTimeout(() => { said.classList.remove("fresh"); said.textContent = ""; }, 2500);
  };
  // What is opened, folded or filtered moves the row.
  const again = () => { if (row) requestAnimationFrame(place); };
  for (const event of ["change", "click", "keyup"]) document.addEventListener(event, again);
  addEventListener("resize", again);
  document.addEventListener("pointerover", (event) => take(event.target), { passive: true });
  document.addEventListener("focusin", (event) => take(event.target));
  for (const button of ui.all("[data-copy]", tools)) button.addEventListener("click", () => copy(button.dataset.copy));
  ui.on("l", () => copy("link"));
  ui.on("y", () => copy("redline"));
  ui.on("t", () => copy("text"));
})();
