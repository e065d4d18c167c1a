// Decisions: taken by mouse or key, kept by the server of this machine or, in a plain file, by the browser.
ui.review = (() => {
  const given = JSON.parse(ui.one("#rv-state").textContent);
  const panel = ui.one("[data-review]");
  const review = JSON.parse(given.review);
  const storageKey = `redraft-review-${review.old.sha256}-${review.new.sha256}`;
  const groups = new Map(ui.all(".rv").map((group) => [group.dataset.id, group]));
  // The numbers come last, though they stand first: nobody accepts them before the text was read.
  const order = [...groups.keys()].sort((one, other) => !groups.get(one).closest(".r") - !groups.get(other).closest(".r"));
  let decisions = new Map();
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
  const record = () => ({ ...review, reviewer: given.reviewer || review.reviewer || null, decisions: [...decisions.values()].filter((d) => !blank(d)) });

  const filled = (words, ...values) => words.replace(/\{([01])\}/g, (_, at) => values[at]);

  // What is shown of a decision: pressed buttons, comments, and the words themselves where they are read as decided.
  const words = (group) => {
    const id = group.dataset.id.replace(/^note:/, "");
    return ui.all(`[data-e="${CSS.escape(id)}"]`, group.closest(".r") ?? document);
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
  const here = () => ui.storage((kept) => { kept.setItem(storageKey, JSON.stringify(record())); return true; });
  let saving = false, again = false, stopped = false;
  const send = async () => {
    if (stopped) return;
    if (saving) { again = true; return; }
    saving = true;
    try {
      const headers = { "Content-Type": "application/json", "If-Match": `"${revision}"` };
      const answer = await fetch("review.json", { method: "PUT", headers, body: JSON.stringify(record()) });
      if (answer.ok) {
        revision = answer.headers.get("ETag").replaceAll('"', "");
        say(said.dataset.saved);
      } else {
        stopped = answer.status === 409;
        say(stopped ? said.dataset.conflict : `${said.dataset.unsaved}. ${await answer.text()}`, true);
      }
    } catch {
      say(said.dataset.silent, true);
    }
    saving = false;
    if (again) { again = false; send(); }
  };
  const keep = () => {
    if (given.served) send();
    else if (here()) say(said.dataset.here);
    else say(said.dataset.nowhere, true);
  };

  const change = (ids, edit) => {
    if (stopped) { say(said.dataset.conflict, true); return; }
    const before = ids.map((id) => [id, of(id)]);
    if (!before.length) return;
    undo.push(before);
    for (const id of ids) { decisions.set(id, edit(of(id))); paint(id); }
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
  const key = (verdict) => () => {
    const id = current();
    if (!id) return;
    decide(id, verdict);
    if (!open(of(id))) onward(id);
  };
  const wholeRow = (row, verdict) => row && set(ui.all(".rv", row).map((group) => group.dataset.id), verdict);

  const rowKey = (verdict) => () => {
    const row = groups.get(current())?.closest(".r");
    if (!row) return;
    wholeRow(row, verdict);
    onward(ui.all(".rv", row).at(-1).dataset.id);
  };

  const dialog = ui.one("[data-comment]"), field = ui.one("#rv-comment");
  let about = null;
  const comment = (id) => {
    if (!id) return;
    about = id;
    field.value = "";
    dialog.returnValue = "";
    dialog.showModal();
    field.focus();
  };
  dialog.addEventListener("close", () => {
    const text = field.value.trim();
    if (dialog.returnValue === "keep" && text)
      change([about], (decision) => ({ ...decision, comments: [...decision.comments, { text, author: given.reviewer || null, at: new Date().toISOString() }] }));
    groups.get(about)?.focus();
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
  const wellFormed = (d) => typeof d?.id === "string" && text(d.by)
    && [undefined, null, "accept", "reject"].includes(d.verdict)
    && [undefined, null, true, false].includes(d.flagged)
    && (d.comments ?? []) instanceof Array
    && (d.comments ?? []).every((c) => typeof c?.text === "string" && text(c.author) && text(c.at));

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
    if (!found.decisions.every(wellFormed)) { say(filled(said.dataset.strange, file.name), true); return; }
    const known = new Map(found.decisions.map((d) => [d.id, d]));
    const before = [...known.keys()].filter((id) => decisions.has(id));
    const strange = known.size - before.length;
    change(before, (decision) => ({ ...decision, verdict: known.get(decision.id).verdict ?? null, flagged: Boolean(known.get(decision.id).flagged), comments: known.get(decision.id).comments ?? [], by: known.get(decision.id).by ?? null }));
    filter();
    if (strange) say(filled(said.dataset.left, file.name, ui.number(strange)), true);
  });

  ui.on("a", key("accept"));
  ui.on("r", key("reject"));
  ui.on("A", rowKey("accept"));
  ui.on("R", rowKey("reject"));
  ui.on("f", () => { const id = current(); if (id) flag(id); });
  ui.on("c", () => comment(current()));
  ui.on("u", back);

  if (!given.served) {
    const kept = ui.storage((storage) => storage.getItem(storageKey));
    if (kept) try { take(JSON.parse(kept).decisions.filter(wellFormed)); } catch { /* what cannot be read is not taken */ }
  }
  panel.hidden = false;
  for (const list of ui.all(".rvs")) list.hidden = false;
  for (const id of order) paint(id);
  which.value = fits[ui.asked.get("review")] ? ui.asked.get("review") : "";
  filter();
  progress();
  return { record };
})();
