"use strict";

/** Keeps what is written on a file as it is written; other buttons of the page wait until that is done. */
function keepAsWritten(decision) {
  let waiting = null;
  let keeping = null;
  const keep = () => {
    clearTimeout(waiting);
    waiting = null;
    keeping = Promise.resolve(window.keepDecision()).catch(() => undefined).finally(() => {
      keeping = null;
    });
  };
  decision.addEventListener("change", keep);
  decision.addEventListener("input", (event) => {
    if (event.target.matches("textarea")) {
      clearTimeout(waiting);
      waiting = setTimeout(keep, 1500);
    }
  });
  decision.addEventListener("submit", () => {
    clearTimeout(waiting);
    PrimeFaces.ajax.Queue.abortAll();
  });
  document.querySelectorAll("form").forEach((form) => {
    if (form === decision) {
      return;
    }
    form.addEventListener("submit", (event) => {
      if (waiting !== null) {
        keep();
      }
      if (keeping !== null) {
        event.preventDefault();
        keeping.finally(() => {
          delete form.dataset.sent;
          form.requestSubmit(event.submitter);
        });
      }
    });
  });
}

document.addEventListener("DOMContentLoaded", () => {
  const pages = document.getElementById("pages");
  const show = (code) => {
    const heading = pages && pages.querySelector(`[data-doc="${code}"]`);
    if (heading && getComputedStyle(pages).overflowY !== "visible") {
      pages.scrollTo({ top: heading.offsetTop - pages.offsetTop, behavior: "auto" });
      return true;
    }
    return false;
  };
  document.querySelectorAll('a[href^="#doc-"]').forEach((link) => {
    link.addEventListener("click", (event) => {
      if (show(link.hash.slice(5))) {
        event.preventDefault();
      }
    });
  });
  document.querySelectorAll("[data-document]").forEach((place) => {
    if (place.dataset.document) {
      place.addEventListener("focusin", () => show(place.dataset.document));
    }
  });

  let zoom = 100;
  const now = document.getElementById("zoom-now");
  document.querySelectorAll("[data-zoom]").forEach((button) => {
    button.addEventListener("click", () => {
      zoom = Math.min(300, Math.max(50, zoom + (button.dataset.zoom === "in" ? 25 : -25)));
      pages.style.setProperty("--zoom", `${zoom}%`);
      now.textContent = `${zoom} %`;
      pages.querySelectorAll(".sheet").forEach(lay);
    });
  });
  const lay = (sheet) => {
    const picture = sheet.querySelector("img");
    const quarters = Number(sheet.dataset.quarters || 0);
    picture.style.transform = "";
    sheet.style.height = "";
    if (quarters % 2 === 1) {
      const width = picture.clientWidth;
      const height = picture.clientHeight;
      const scale = width / height;
      picture.style.transformOrigin = "0 0";
      picture.style.transform = quarters === 1
        ? `translateX(${width}px) rotate(90deg) scale(${scale})`
        : `translateY(${width * scale}px) rotate(270deg) scale(${scale})`;
      sheet.style.height = `${width * scale}px`;
    } else if (quarters === 2) {
      picture.style.transformOrigin = "50% 50%";
      picture.style.transform = "rotate(180deg)";
    }
  };
  document.querySelectorAll("[data-turn]").forEach((button) => {
    button.addEventListener("click", () => {
      const sheet = button.closest(".doc").querySelector(".sheet");
      sheet.dataset.quarters = (Number(sheet.dataset.quarters || 0) + 1) % 4;
      lay(sheet);
    });
  });

  const decision = document.getElementById("form");
  if (decision && window.keepDecision) {
    keepAsWritten(decision);
  }

  document.querySelectorAll("table.picks").forEach((table) => {
    const form = table.closest("form");
    const all = form.querySelector("[data-every]");
    const boxes = Array.from(table.querySelectorAll("input.pick-one"));
    const said = form.querySelector("[data-picked]");
    const count = () => {
      const picked = boxes.filter((box) => box.checked).length;
      all.checked = picked === boxes.length;
      all.indeterminate = picked > 0 && picked < boxes.length;
      said.textContent = said.dataset.picked.replace("{0}", picked).replace("{1}", boxes.length);
    };
    all.addEventListener("change", () => {
      boxes.forEach((box) => {
        box.checked = all.checked;
      });
      count();
    });
    table.addEventListener("change", count);
    count();
  });

  const print = document.querySelector("[data-print]");
  if (print) {
    print.addEventListener("click", () => window.print());
  }
});
