// Keeps what is typed: at every pause on the server, and until that has answered in this browser. Without it the page works with its buttons.
"use strict";
(() => {
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const [box, version, turn] = ["text", "opened_at", "turn"].map((name) => form.elements[name]);
  const own = form.elements.window.value;
  const state = form.querySelector("[data-state]");
  const understood = form.querySelector("[data-understood]");
  const shelf = `moothall:minute:${form.dataset.key}`;
  const PAUSE = 900, PATIENCE = 15000, LONGEST_WAIT = 30000;
  let sent = seen(), timer = 0, wait = 2000, busy = false, apart = "apart" in form.dataset;

  function seen() { return JSON.stringify([box.value, form.elements.is_closed.checked]); }
  function say(words, tone) { if (state.textContent !== words) { state.textContent = words; state.className = `state ${tone}`; } }
  function put() {
    try { localStorage.setItem(shelf, JSON.stringify({ text: box.value, version: version.value, window: own, turn: Number(turn.value) })); } catch { /* full or forbidden: the server keeps it */ }
  }
  function take() { try { return JSON.parse(localStorage.getItem(shelf)); } catch { return null; } }
  function clear() { try { localStorage.removeItem(shelf); } catch { /* nothing was kept */ } }
  function later(pause) { clearTimeout(timer); timer = setTimeout(send, pause); }

  async function send() {
    clearTimeout(timer);
    if (busy || apart || seen() === sent) return;
    busy = true;
    turn.value = Number(turn.value) + 1;
    put();
    const typed = seen();
    say("Saving…", "plain");
    try {
      const giveUp = new AbortController(), alarm = setTimeout(() => giveUp.abort(), PATIENCE);
      const answer = await fetch(form.dataset.keep, { method: "POST", body: new FormData(form), redirect: "manual", signal: giveUp.signal, keepalive: box.value.length < 20000 });
      clearTimeout(alarm);
      await heard(answer, typed);
    } catch {
      say("Not saved: no connection. Your words are kept in this browser and sent again.", "off");
      later(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    } finally {
      busy = false;
    }
    if (seen() !== sent && !apart && wait === 2000) later(PAUSE);
  }

  async function heard(answer, typed) {
    const said = (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json() : {};
    if (answer.ok && said.version) {
      [sent, version.value, wait] = [typed, said.version, 2000];
      if (seen() === typed) { clear(); say(`Saved at ${said.saved}`, "plain"); }
      if (!understood.contains(document.activeElement)) understood.innerHTML = said.understood;
      return;
    }
    if (answer.status >= 500) throw new Error("the server will be back");
    apart = true;
    say(`Not saved: ${said.said || "you are no longer signed in. Your words are kept in this browser. Sign in, and open this page again."}`, "off");
  }

  function changed() {
    put();
    if (!apart) say("Not saved yet", "plain");
    later(PAUSE);
  }

  function bringBack() {
    const kept = take();
    if (!kept || kept.text === box.value || (kept.window === form.dataset.last && kept.turn <= Number(form.dataset.turn))) return clear();
    if (kept.version === version.value || kept.window === form.dataset.last) {
      box.value = kept.text;
      say("Words that had not been saved are back in the box", "plain");
      return later(0);
    }
    const shown = form.querySelector("[data-kept]");
    shown.hidden = false;
    shown.querySelector("textarea").value = kept.text;
    shown.querySelector("[data-add]").addEventListener("click", () => { box.value = `${box.value.trimEnd()}\n\n${kept.text}`; shown.hidden = true; changed(); box.focus(); });
    shown.querySelector("[data-leave]").addEventListener("click", () => { shown.hidden = true; clear(); box.focus(); });
  }

  form.addEventListener("input", changed);
  form.addEventListener("submit", () => { clearTimeout(timer); turn.value = Number(turn.value) + 1; put(); });
  addEventListener("online", () => later(0));
  addEventListener("pageshow", (page) => { if (page.persisted) location.reload(); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") send(); });
  document.addEventListener("keydown", (key) => {
    if ((key.ctrlKey || key.metaKey) && key.key === "s") { key.preventDefault(); apart ? form.requestSubmit() : send(); }
  });
  if (!apart) bringBack();
})();
