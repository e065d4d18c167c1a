// Decisions: taken by mouse or key, kept by the server of this machine or, in a plain file, by the browser.
ui.review = (() => {
  const given = JSON.parse(ui.one("#rv-state").textContent);
  const panel = ui.one("[data-review]");
  const review = JSON.parse(given.review);
  const storageKey = `redraft-review-${review.old.sha256}-${review.new.sha256}`;
  const groups = new Map(ui.all(".rv").map((group) => [group.dataset.id, group]));
  // The numbers come last, though they stand first: nobody accepts them before the text was read.
  const order = [...groups.keys()].sort((one, other) => !groups.get(one).closest(".r") - !groups.get(other).closest(".r"));
  const decisions = new Map();
  let revision = given.revision;
  const undo = [];

  const of = (id) => decisions.get(id);
  const blank = (decision) => !decision.verdict && !decision.flagged && !decision.comments.length;
  const take = (list) => {
    for (const decision of list) {
      const known = decisions.get(decision.id) ?? decision;
      decisions.set(decision.id, { ...known, ...decision, comments: decision.comments ?? [], flagged: Boolean(decision.flagged) });
    }
  };
  take(review.decisions);
  const touched = new Set();
  const record = () => ({ ...review, reviewer: given.reviewer || review.reviewer || null, decisions: [...decisions.values()].filter((d) => !blank(d)) });

  const filled = (words, ...values) => words.replace(/\{([01])\}/g, (_, at) => values[at]);

  // What is shown of a decision: pressed buttons, comments, and the words themselves where they are read as decided.
  const words = (group) => {
    const ids = group.dataset.edits?.split(" ") ?? [group.dataset.id.replace(/^note:/, "")];
    return ui.all(ids.map((id) => `[data-e="${CSS.escape(id)}"]`).join(), group.closest(".r") ?? document);
  };
  // What was carried from an earlier draft with a difference counts when it is confirmed.
  const open = (decision) => !decision.verdict || decision.carried === "near";
  const paint = (id) => {
    const group = groups.get(id), decision = of(id);
    if (!group) return;
    group.dataset.verdict = open(decision) ? "" : decision.verdict;
    const near = ui.one(".rv-near", group), was = decision.was ?? decision;
    near.hidden = decision.carried !== "near" || !decision.verdict;
    near.textContent = near.hidden ? "" : filled(near.dataset[decision.verdict], was.old || "–", was.new || "–");
    for (const button of ui.all("[aria-pressed]", group)) {
      const pressed = button.dataset.do === "flag" ? decision.flagged : !open(decision) && decision.verdict === button.dataset.do;
      button.setAttribute("aria-pressed", String(pressed));
    }
    const list = ui.one(".rv-comments", group);
    list.hidden = !decision.comments.length;
    list.replaceChildren(...decision.comments.map((comment) => {
      const item = document.createElement("li");
      item.textContent = comment.author ? `${comment.author}: ${comment.text}` : comment.text;
      return item;
    }));
    for (const element of words(group)) {
      const inserted = element.tagName === "INS";
      element.classList.toggle("rv-gone", decision.verdict === (inserted ? "reject" : "accept") && !open(decision));
      element.classList.toggle("rv-in", !open(decision) && decision.verdict === (inserted ? "accept" : "reject"));
    }
    const row = group.closest(".r");
    if (row?.classList.contains("inserted")) row.classList.toggle("rv-gone", !open(decision) && decision.verdict === "reject");
    if (row?.classList.contains("deleted")) row.classList.toggle("rv-gone", !open(decision) && decision.verdict === "accept");
  };
  const progress = () => {
    const done = order.filter((id) => !open(of(id))).length;
    const told = ui.one("[data-progress]");
    const state = filled(told.dataset.progress, ui.number(done), ui.number(order.length));
    if (told.textContent !== state) told.textContent = state;
    ui.one("[data-undo]").disabled = !undo.length;
  };

  // Keeping: at once. A server that has another state than this page's is never overwritten.
  const said = ui.one("[data-saved]");
  const say = (words, failed = false) => { said.textContent = words; said.toggleAttribute("data-failed", failed); };
  // What the browser keeps is what was touched on the page, decisions that were taken back included.
  const here = () => ui.storage((kept) => {
    kept.setItem(storageKey, JSON.stringify({ revision, decisions: [...touched].map(of), lost: review.lost }));
    return true;
  });
  const soon = 3000;
  let saving = false, again = false, stopped = false, unsaved = false, waiting;
  // What cannot be saved is tried again, and kept by the browser meanwhile for a page that is loaded anew.
  const failed = (words) => {
    unsaved = true;
    here();
    say(words, true);
    clearTimeout(waiting);
    waiting = setTimeout(send, soon);
  };
  const send = async () => {
    if (stopped) return;
    if (saving) { again = true; return; }
    saving = true;
    try {
      const headers = { "Content-Type": "application/json", "If-Match": `"${revision}"` };
      const answer = await fetch("review.json", { method: "PUT", headers, body: JSON.stringify(record()) });
      const ours = answer.headers.get("Content-Type")?.startsWith("text/plain");
      if (answer.ok) {
        revision = answer.headers.get("ETag").replaceAll('"', "");
        clearTimeout(waiting);
        unsaved = false;
        ui.storage((kept) => kept.removeItem(storageKey));
        say(said.dataset.saved);
        heed(answer);
      } else if (answer.status === 409) {
        stopped = true;
        unsaved = false;
        say(said.dataset.conflict, true);
      } else {
        failed(ours ? `${said.dataset.unsaved}. ${await answer.text()}` : said.dataset.silent);
      }
    } catch {
      failed(said.dataset.silent);
    }
    saving = false;
    if (again) { again = false; send(); }
  };
  const keep = () => {
    if (given.served) { send(); return; }
    unsaved = !here();
    say(unsaved ? said.dataset.nowhere : said.dataset.here, unsaved);
  };
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

  // A text that was changed on disk is told when something is saved, and when the reader comes back to the window.
  const changed = ui.one("[data-changed]");
  const heed = (answer) => {
    const files = answer.headers.get("Redraft-Changed");
    changed.hidden = !files;
    if (files) ui.one("span", changed).textContent = filled(changed.dataset.changed, decodeURIComponent(files));
  };
  const look = async () => {
    try { heed(await fetch("texts")); } catch { /* told when something is to be saved */ }
  };
  const carry = async () => {
    let words = said.dataset.silent;
    try {
      const answer = await fetch("carry", { method: "POST" });
      if (answer.ok) { location.reload(); return; }
      words = await answer.text();
    } catch { /* told below */ }
    say(words, true);
  };
  if (given.served) {
    look();
    addEventListener("focus", look);
    ui.one("button", changed).addEventListener("click", carry);
  }

  const change = (ids, edit) => {
    if (stopped) { say(said.dataset.conflict, true); return; }
    const before = ids.map((id) => [id, of(id)]);
    if (!before.length) return;
    undo.push(before);
    for (const id of ids) { touched.add(id); decisions.set(id, edit(of(id))); paint(id); }
    progress();
    keep();
  };
  const back = () => {
    const before = stopped ? null : undo.pop();
    if (!before) return;
    for (const [id, decision] of before) { decisions.set(id, decision); paint(id); }
    groups.get(before[0][0])?.focus();
    filter();
    progress();
    keep();
  };
  const set = (ids, verdict) => change(ids, (decision) => ({ ...decision, verdict, carried: null, was: null, by: given.reviewer || null }));
  const decide = (id, verdict) => set([id], of(id).verdict === verdict && !open(of(id)) ? null : verdict);
  const flag = (id) => change([id], (decision) => ({ ...decision, flagged: !decision.flagged }));

  // The change that keys are about: the one that has the focus, else the first undecided one of the row that has it.
  const current = () => {
    const group = document.activeElement?.closest(".rv");
    if (group) return group.dataset.id;
    const row = document.activeElement?.closest(".r");
    const inside = row ? ui.all(".rv", row).map((one) => one.dataset.id) : order;
    const seen = (id) => visible(groups.get(id));
    return inside.find((id) => open(of(id)) && seen(id)) ?? inside.find(seen);
  };
  // Not asked of the row, where filters alone hide it: off the screen nothing is laid out, and that would lay out all.
  const visible = (group) => {
    const row = group.closest(".r"), same = row?.closest(".same");
    return !row?.matches(".out, .rv-out") && (!same || same.getClientRects().length > 0);
  };
  const onward = (id) => {
    const start = order.indexOf(id);
    const next = [...order.slice(start + 1), ...order.slice(0, start)].find((other) => open(of(other)) && visible(groups.get(other)));
    groups.get(next ?? id)?.focus();
  };
  // Nothing is decided by a key that is not on the screen: the first key goes there, the second decides.
  const onScreen = (group) => {
    const box = group.getBoundingClientRect(), middle = (box.top + box.bottom) / 2;
    const above = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--above")) || 0;
    return middle > above && middle < innerHeight;
  };
  const seen = (work) => () => {
    const id = current(), group = groups.get(id);
    if (!group) return;
    if (onScreen(group)) work(id); else group.focus();
  };
  const key = (verdict) => seen((id) => {
    if (of(id).verdict !== verdict || open(of(id))) set([id], verdict);
    if (!open(of(id))) onward(id);
  });
  // From the change that has the focus, or had it before the button took it.
  let last = null;
  const next = () => {
    const pressed = document.activeElement?.closest("[data-next]");
    const id = pressed && last ? last : current();
    if (!id) return;
    if (!(pressed && last) && open(of(id)) && !groups.get(id).contains(document.activeElement)) groups.get(id).focus();
    else onward(id);
  };
  const wholeRow = (row, verdict) => row && set(ui.all(".rv", row).map((group) => group.dataset.id), verdict);

  const rowKey = (verdict) => seen((id) => {
    const row = groups.get(id).closest(".r");
    if (!row) return;
    wholeRow(row, verdict);
    onward(ui.all(".rv", row).at(-1).dataset.id);
  });

  const dialog = ui.one("[data-comment]"), field = ui.one("#rv-comment");
  let about = null;
  const comment = (id) => {
    if (!id) return;
    // Words that were left with Escape are there again for the same change.
    if (about !== id) field.value = "";
    about = id;
    dialog.returnValue = "";
    dialog.showModal();
    field.focus();
  };
  dialog.addEventListener("close", () => {
    const text = field.value.trim();
    if (dialog.returnValue === "keep") field.value = "";
    if (dialog.returnValue === "keep" && text)
      change([about], (decision) => ({ ...decision, comments: [...decision.comments, { text, author: given.reviewer || null, at: new Date().toISOString() }] }));
    groups.get(about)?.focus();
  });

  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) dialog.close("keep");
  });

  const which = ui.one("[data-which]");
  const fits = { undecided: open, flagged: (d) => d.flagged, commented: (d) => d.comments.length > 0 };
  const filter = () => {
    const fit = fits[which.value];
    document.documentElement.classList.toggle("rv-only", Boolean(fit));
    for (const row of ui.rows)
      row.classList.toggle("rv-out", Boolean(fit) && !ui.all(".rv", row).some((group) => fit(of(group.dataset.id))));
    ui.keep("review", which.value);
  };
  which.addEventListener("change", filter);

  panel.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.shown) set(order.filter((id) => open(of(id)) && visible(groups.get(id))), button.dataset.shown);
    if ("undo" in button.dataset) back();
    if ("next" in button.dataset) next();
    if ("export" in button.dataset) save();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".rv button, [data-row]");
    if (!button) return;
    if (button.dataset.row) { wholeRow(button.closest(".r"), button.dataset.row); return; }
    const id = button.closest(".rv").dataset.id;
    if (button.dataset.do === "flag") flag(id);
    else if (button.dataset.do === "comment") comment(id);
    else decide(id, button.dataset.do);
  });
  ui.one("[data-clean]").addEventListener("change", (event) => document.documentElement.classList.toggle("rv-clean", event.target.checked));

  // What a decision in a file has to be, as the program reads it: nothing else may get among those of the page.
  const text = (value) => value === undefined || value === null || typeof value === "string";
  const kinds = ["edit", "inserted", "deleted", "moved", "parts", "mark", "numbering"];
  const isChange = (c) => typeof c?.id === "string" && kinds.includes(c.kind)
    && [c.match, c.old_address, c.new_address, c.old, c.new, c.before, c.after].every(text);
  const wellFormed = (d) => typeof d?.id === "string" && text(d.by)
    && [undefined, null, "accept", "reject"].includes(d.verdict)
    && [undefined, null, true, false].includes(d.flagged)
    && [undefined, null, "exact", "near"].includes(d.carried)
    && (d.was === undefined || d.was === null || isChange(d.was))
    && (d.comments ?? []) instanceof Array
    && (d.comments ?? []).every((c) => typeof c?.text === "string" && text(c.author) && text(c.at));

  const isLost = (d) => wellFormed(d) && isChange(d) && text(d.reason);

  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(record(), null, 1), "\n"], { type: "application/json" }));
    link.download = given.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  ui.one("[data-import]").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    if (!file) return;
    let found = null;
    try { found = JSON.parse(await file.text()); } catch { /* told below, as what is no review */ }
    event.target.value = "";
    if (found?.format_version !== 1 || !Array.isArray(found.decisions)) { say(filled(said.dataset.strange, file.name), true); return; }
    if (found.old?.sha256 !== review.old.sha256 || found.new?.sha256 !== review.new.sha256) { say(filled(said.dataset.other, file.name), true); return; }
    const others = found.lost ?? [];
    if (!found.decisions.every(wellFormed) || !Array.isArray(others) || !others.every(isLost)) { say(filled(said.dataset.strange, file.name), true); return; }
    remember(others);
    const known = new Map(found.decisions.map((d) => [d.id, d]));
    const before = [...known.keys()].filter((id) => decisions.has(id));
    const strange = known.size - before.length;
    change(before, (decision) => {
      const { verdict = null, flagged, comments, by = null, carried = null, was = null } = known.get(decision.id);
      return { ...decision, verdict, flagged: Boolean(flagged), comments: comments ?? [], by, carried, was };
    });
    filter();
    if (strange) say(filled(said.dataset.left, file.name, ui.number(strange)), true);
  });

  ui.on("a", key("accept"));
  ui.on("r", key("reject"));
  ui.on("A", rowKey("accept"));
  ui.on("R", rowKey("reject"));
  ui.on("f", seen(flag));
  ui.on("c", seen(comment));
  ui.on("u", back);
  ui.on("N", next);

  // The words of the change that has the focus stand out in the text.
  let marked = [];
  document.addEventListener("focusin", (event) => {
    const group = event.target.closest(".rv");
    for (const element of marked) element.classList.remove("rv-at");
    marked = group ? words(group) : [];
    for (const element of marked) element.classList.add("rv-at");
    if (group) last = group.dataset.id;
  });

  // Decisions that no change of these texts is: nobody decides on them, and they stay in the file.
  const lost = ui.one("[data-lost]");
  const remember = (list) => {
    const known = new Set((review.lost ?? []).map((one) => JSON.stringify(one)));
    review.lost = [...review.lost ?? [], ...list.filter((one) => !known.has(JSON.stringify(one)))];
    lost.hidden = !review.lost.length;
    ui.one("summary", lost).textContent = filled(lost.dataset.lost, ui.number(review.lost.length));
    ui.one("ul", lost).replaceChildren(...review.lost.map((one) => {
      const item = document.createElement("li");
      const place = one.new_address ?? one.old_address ?? "", what = `“${one.old || "–"}” → “${one.new || "–"}”`;
      const comments = (one.comments ?? []).map((comment) => comment.author ? `${comment.author}: ${comment.text}` : comment.text);
      item.textContent = [place, what, one.verdict ?? "", one.reason ?? "", ...comments].filter(Boolean).join(" · ");
      return item;
    }));
  };
  remember([]);

  const kept = ui.storage((storage) => storage.getItem(storageKey));
  let restored = false;
  if (kept) try {
    const found = JSON.parse(kept);
    restored = !given.served || found.revision === revision;
    if (restored) {
      const some = found.decisions.filter((d) => wellFormed(d) && decisions.has(d.id));
      take(some);
      for (const { id } of some) touched.add(id);
      remember((found.lost ?? []).filter(isLost));
    }
  } catch { /* what cannot be read is not taken */ }
  panel.hidden = false;
  for (const list of ui.all(".rvs")) list.hidden = false;
  for (const id of order) paint(id);
  which.value = fits[ui.asked.get("review")] ? ui.asked.get("review") : "";
  filter();
  progress();
  if (given.served && restored) send();
  return { record };
})();
