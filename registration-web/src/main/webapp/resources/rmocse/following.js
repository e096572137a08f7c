"use strict";

/** Looks again every two seconds until nothing is left to be done; without script the page is loaded again by hand. */
(() => {
  const EVERY = 2000;

  async function look() {
    const shown = document.getElementById("following");
    if (!shown || shown.dataset.over === "true") {
      return;
    }
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      const now = answer.ok
        && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("following");
      if (now) {
        shown.replaceWith(document.adoptNode(now));
      }
    } catch (away) {
      // the next look tries again
    }
    setTimeout(look, EVERY);
  }

  setTimeout(look, EVERY);
})();
