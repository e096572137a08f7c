"use strict";

/** The documents of a file: turned, enlarged, two beside each other, at the place that belongs to what is looked at. */
document.addEventListener("DOMContentLoaded", () => {
  const viewer = document.getElementById("viewer");
  if (!viewer) {
    return;
  }
  const first = document.getElementById("pages");
  const second = document.getElementById("second");
  const right = second.querySelector(".pages");
  const lists = [document.getElementById("shown-left"), document.getElementById("shown-right")];
  const compare = document.getElementById("compare");
  const now = document.getElementById("zoom-now");
  const PLACE = "rmocse.place";
  let zoom = 100;
  let active = first;

  const scrolls = (pane) => getComputedStyle(pane).overflowY !== "visible";
  const isCompared = () => !second.hidden;
  const documents = (pane) => Array.from(pane.querySelectorAll(".one-doc"));
  const codes = () => documents(first).map((one) => one.dataset.doc);
  const list = (pane) => lists[pane === right ? 1 : 0];
  const top = (pane, element) => element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
  const current = (pane) => {
    if (isCompared()) {
      return list(pane).value;
    }
    const passed = documents(pane).filter((one) => top(pane, one) <= pane.scrollTop + 60);
    const at = passed.pop() || documents(pane)[0];
    return at ? at.dataset.doc : "";
  };

  /** Brings a document to the top of a pane; beside another one it stands there alone. */
  const show = (code, pane = active) => {
    const wanted = documents(pane).find((one) => one.dataset.doc === code);
    if (!wanted || !scrolls(pane)) {
      return false;
    }
    if (isCompared()) {
      documents(pane).forEach((one) => {
        one.hidden = one !== wanted;
      });
      list(pane).value = code;
    }
    pane.scrollTo({ top: isCompared() ? 0 : top(pane, wanted), behavior: "auto" });
    return true;
  };

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
  const layAll = () => viewer.querySelectorAll(".sheet").forEach(lay);
  const enlarge = (to) => {
    zoom = Math.min(300, Math.max(50, to));
    viewer.style.setProperty("--zoom", `${zoom}%`);
    now.textContent = `${zoom} %`;
    layAll();
  };
  const turn = (figure) => {
    const sheet = figure.querySelector(".sheet");
    sheet.dataset.quarters = (Number(sheet.dataset.quarters || 0) + 1) % 4;
    lay(sheet);
  };

  const beside = (on) => {
    if (on && right.childElementCount === 0) {
      Array.from(first.children).forEach((child) => right.append(child.cloneNode(true)));
      right.querySelectorAll("[id]").forEach((copy) => copy.removeAttribute("id"));
    }
    const code = current(first);
    second.hidden = !on;
    lists[0].parentElement.hidden = !on;
    compare.setAttribute("aria-pressed", String(on));
    viewer.classList.toggle("two-panes", on);
    if (on) {
      const all = codes();
      show(code, first);
      show(code === "HOLD_ID" && all.includes("PORTRAIT") ? "PORTRAIT" : all[(all.indexOf(code) + 1) % all.length], right);
    } else {
      active = first;
      documents(first).forEach((one) => {
        one.hidden = false;
      });
      show(code, first);
    }
    layAll();
  };

  documents(first).forEach((one) => {
    lists.forEach((choice) => choice.add(new Option(one.querySelector("h3").textContent, one.dataset.doc)));
    const figures = Array.from(one.querySelectorAll("figure"));
    const link = viewer.querySelector(`[data-show="${one.dataset.doc}"]`);
    if (figures.length > 1 && link) {
      const strip = document.createElement("span");
      strip.className = "strip";
      figures.forEach((figure, index) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "plain";
        button.textContent = String(index + 1);
        button.setAttribute("aria-label", `${link.textContent.trim()} ${viewer.dataset.page.replace("{0}", index + 1)}`);
        button.addEventListener("click", () => {
          if (show(one.dataset.doc, first)) {
            first.scrollTo({ top: top(first, figure), behavior: "auto" });
          } else {
            figure.scrollIntoView();
          }
        });
        strip.append(button);
      });
      link.after(strip);
    }
  });
  lists[0].addEventListener("change", () => show(lists[0].value, first));
  lists[1].addEventListener("change", () => show(lists[1].value, right));
  [first, right].forEach((pane) => ["focusin", "pointerdown"].forEach((event) => pane.addEventListener(event, () => {
    active = pane;
  })));
  document.querySelectorAll('a[href^="#doc-"]').forEach((link) => {
    link.addEventListener("click", (event) => {
      if (show(link.hash.slice(5), first)) {
        event.preventDefault();
      }
    });
  });
  document.querySelectorAll("[data-document]").forEach((place) => {
    if (place.dataset.document) {
      place.addEventListener("focusin", () => show(place.dataset.document, first));
    }
  });
  viewer.querySelectorAll("[data-zoom]").forEach((button) => {
    button.addEventListener("click", () => enlarge({ in: zoom + 25, out: zoom - 25, fit: 100 }[button.dataset.zoom]));
  });
  viewer.addEventListener("click", (event) => {
    const button = event.target.closest("[data-turn]");
    if (button) {
      turn(button.closest(".doc"));
    }
  });
  compare.addEventListener("click", () => beside(!isCompared()));

  window.viewerKeys = {
    document: (step) => {
      const all = codes();
      const next = all[Math.min(all.length - 1, Math.max(0, all.indexOf(current(active)) + step))];
      if (!show(next)) {
        const link = viewer.querySelector(`[data-show="${next}"]`);
        if (link) {
          link.click();
        }
      }
    },
    zoom: (step) => enlarge(step === 0 ? 100 : zoom + 25 * step),
    rotate: () => {
      const figures = Array.from(active.querySelectorAll("figure.doc"));
      const seen = figures.find((figure) => figure.offsetHeight > 0 && top(active, figure) + figure.offsetHeight > active.scrollTop + 60);
      if (seen) {
        turn(seen);
      }
    },
    compare: () => {
      if (getComputedStyle(compare).display !== "none") {
        beside(!isCompared());
      }
    }
  };

  /* the next file of the same kind opens at the same place */
  addEventListener("pagehide", () => sessionStorage.setItem(PLACE, JSON.stringify({
    kind: viewer.dataset.kind, zoom, code: current(first), right: isCompared() ? current(right) : ""
  })));
  const place = JSON.parse(sessionStorage.getItem(PLACE) || "null");
  if (place && place.kind === viewer.dataset.kind) {
    enlarge(place.zoom);
    if (place.right && getComputedStyle(compare).display !== "none") {
      beside(true);
      show(place.right, right);
    }
    if (place.code !== current(first)) {
      show(place.code, first);
    }
  }
});
