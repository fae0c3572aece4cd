// Keeps the figures that are typed: at every pause on the server. Without it the page works with its buttons; nothing is sent for review here.
"use strict";
(() => {
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const state = form.querySelector("[data-saved]");
  const FIGURE = /^figure-\d+-(value|numerator|denominator)$/;
  const PAUSE = 900, PATIENCE = 15000, LONGEST_WAIT = 30000;
  let changed = new Set(), timer = 0, wait = 2000, busy = false;

  function say(words, tone) { if (state.textContent !== words) { state.textContent = words; state.className = tone === "off" ? "error" : ""; } }
  function later(pause) { clearTimeout(timer); timer = setTimeout(send, pause); }
  function keyOf(box) { const found = /^figure-(\d+)-/.exec(box.name || ""); return found && found[1]; }

  function typed(keys) {
    const all = new FormData(form), some = new FormData();
    some.set("csrfmiddlewaretoken", all.get("csrfmiddlewaretoken"));
    for (const [name, value] of all) { const key = /^figure-(\d+)-/.exec(name); if (key && keys.has(key[1])) some.append(name, value); }
    return some;
  }

  async function send() {
    clearTimeout(timer);
    if (busy || !changed.size) return;
    busy = true;
    const keys = changed;
    changed = new Set();
    say("Saving…");
    try {
      const giveUp = new AbortController(), alarm = setTimeout(() => giveUp.abort(), PATIENCE);
      const answer = await fetch(form.dataset.keep, { method: "POST", body: typed(keys), redirect: "manual", signal: giveUp.signal });
      clearTimeout(alarm);
      if (!answer.ok || !(answer.headers.get("Content-Type") || "").includes("json")) throw new Error("not kept");
      heard(await answer.json());
      wait = 2000;
    } catch {
      keys.forEach((key) => changed.add(key));
      say("Not saved: no answer. It is tried again; do not close this page.", "off");
      later(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    } finally {
      busy = false;
    }
    if (changed.size && wait === 2000) later(PAUSE);
  }

  function heard(said) {
    for (const [key, version] of Object.entries(said.versions)) form.elements[`figure-${key}-opened`].value = version;
    for (const key of Object.keys(said.versions)) mark(key, `Kept at ${said.saved}, not sent`, "");
    for (const one of said.wrong) mark(one.key, one.said, "off");
    say(`Saved at ${said.saved}. Nothing is sent until you send it.`);
  }

  function mark(key, words, tone) {
    const place = form.querySelector(`[data-state="${key}"]`);
    place.textContent = words;
    place.className = `state ${tone}`;
  }

  // As in a spreadsheet: Enter goes down to the next figure, with Shift up, and from the last one to what sends them.
  function down(box, up) {
    const place = up ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
    const there = [...form.querySelectorAll("input")].filter((one) => FIGURE.test(one.name) && !one.closest("details:not([open])"));
    const boxes = there.filter((one) => box.compareDocumentPosition(one) & place);
    const to = (up ? boxes.pop() : boxes[0]) || (up ? box : form.querySelector("button[value=send]"));
    to.focus();
    if (to.select) to.select();
  }

  // N in an empty box, in which no letter is right: there is no figure, so the reasons are next.
  function none(box) {
    const reasons = form.elements[box.name.replace(/[a-z]+$/, "no_value_because")];
    reasons.closest("details").open = true;
    reasons.focus();
  }

  form.addEventListener("keydown", (event) => {
    const box = event.target, isFigure = FIGURE.test(box.name || "");
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && (isFigure || /-no_value_because$/.test(box.name || ""))) down(box, event.shiftKey);
    else if (event.key.toLowerCase() === "n" && isFigure && !box.value) none(box);
    else return;
    event.preventDefault();
  });
  form.querySelectorAll("[data-enter]").forEach((words) => { words.hidden = false; });
  form.addEventListener("input", (event) => {
    const key = keyOf(event.target);
    if (!key) return;
    changed.add(key);
    say("Not saved yet");
    later(PAUSE);
  });
  addEventListener("online", () => later(0));
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") send(); });
})();
