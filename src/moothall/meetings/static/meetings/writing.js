// Keeps what is typed into a report at every pause, so that nothing is lost. It is no save; without it the page works with its buttons.
"use strict";
(() => {
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const state = form.querySelector("[data-state]");
  const PAUSE = 1500, LONGEST_WAIT = 30000;
  let sent = seen(), timer = 0, wait = 3000, busy = false, leaving = false;

  function seen() { const said = new FormData(form); said.delete("csrfmiddlewaretoken"); return JSON.stringify([...said]); }
  function say(words, tone) { if (state.textContent !== words) { state.textContent = words; state.className = `state ${tone}`; } }
  function later(pause) { clearTimeout(timer); timer = setTimeout(send, pause); }

  async function send() {
    if (busy || leaving || seen() === sent) return;
    busy = true;
    const typed = seen();
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body: new FormData(form), redirect: "manual" });
      if (answer.status === 204) {
        [sent, wait] = [typed, 3000];
        say("What you typed is kept for you. Save it when you are done.", "plain");
      } else if (answer.status >= 500) {
        throw new Error("the server will be back");
      } else {
        say("What you type is not kept: perhaps you are no longer signed in. Copy it, then open this page again.", "off");
        leaving = true;
      }
    } catch {
      say("What you type is not kept now: no connection. It is tried again.", "off");
      later(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    } finally {
      busy = false;
    }
    if (!leaving && wait === 3000 && seen() !== sent) later(PAUSE);
  }

  form.addEventListener("input", () => { if (!leaving) { say("Not saved yet", "plain"); later(PAUSE); } });
  form.addEventListener("submit", () => { leaving = true; clearTimeout(timer); });
})();
