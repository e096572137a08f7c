"use strict";

/** Follows a decision about many files while it waits and runs; without script the page is simply opened again. */
document.addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("bulk");
  if (!place || !place.dataset.live) {
    return;
  }
  const bar = document.getElementById("bar");
  const said = document.getElementById("said");
  const countdown = place.querySelector("[data-countdown]");
  let begins = null;

  const tell = () => {
    if (countdown && begins !== null) {
      const left = Math.max(0, Math.ceil((begins - Date.now()) / 1000));
      const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      countdown.textContent = countdown.dataset.countdown.replace("{0}", clock);
    }
  };

  const ask = () => {
    fetch(place.dataset.live, { headers: { Accept: "application/json" } })
      .then((answer) => answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status))))
      .then((now) => {
        bar.value = now.done;
        said.textContent = said.dataset.said.replace("{0}", now.done).replace("{1}", now.left);
        if (now.state !== place.dataset.state && (now.state !== "RUNNING" || countdown)) {
          location.reload();
          return;
        }
        begins = Date.now() + now.seconds * 1000;
        tell();
        setTimeout(ask, now.seconds > 10 ? 5000 : 700);
      })
      .catch(() => setTimeout(ask, 5000));
  };

  setInterval(tell, 1000);
  ask();
});
