"use strict";

/**
 * What was written on the file and not sent stays in this tab until the server has it: the session may end, the line may break,
 * the file may be decided by somebody else. What belongs to an earlier state of the file is told, not filled in.
 */
function typedKept(review, decision) {
  const place = `rmocse.sheet.${review.dataset.keep}`;
  const version = review.dataset.version;
  const left = document.getElementById("left");
  let changes = 0;
  let sentChanges = 0;
  const fields = () => Array.from(decision.querySelectorAll("textarea, select, input[type=checkbox]"));
  const stash = (sent) => {
    const values = fields().map((field) => [field.name, field.type === "checkbox" ? field.checked : field.value]);
    sessionStorage.setItem(place, JSON.stringify({ version, sent, values }));
  };
  const tell = (words, text) => {
    left.querySelector("strong").textContent = words;
    left.querySelector("p").textContent = text;
    left.hidden = false;
  };
  const written = (values) => {
    const all = new Map(values);
    return values
      .filter(([name, value]) => (/:text$/.test(name) ? all.get(name.replace(/text$/, "chosen")) : /:note$/.test(name) && value))
      .map(([, value]) => value)
      .join("\n");
  };
  const restore = () => {
    const kept = JSON.parse(sessionStorage.getItem(place) || "null");
    if (!kept) {
      return false;
    }
    if (kept.version !== version || !decision) {
      const text = written(kept.values);
      const lost = !kept.sent || document.referrer.includes("/sign-in.xhtml");
      sessionStorage.removeItem(place);
      if (lost && text && !document.getElementById("unsent")) {
        tell(left.dataset.late, text);
      }
      return false;
    }
    let different = false;
    kept.values.forEach(([name, value]) => {
      const field = decision.querySelector(`[name="${CSS.escape(name)}"]`);
      if (field && field.type === "checkbox" && field.checked !== value) {
        field.checked = value;
        different = true;
      } else if (field && field.type !== "checkbox" && field.value !== value) {
        field.value = value;
        different = true;
      }
    });
    if (different) {
      tell(left.dataset.back, "");
    } else {
      sessionStorage.removeItem(place);
    }
    return different;
  };
  window.decisionKept = (args) => {
    if (args && args.kept && sentChanges === changes) {
      sessionStorage.removeItem(place);
    }
  };
  if (decision) {
    const changed = () => {
      changes++;
      stash(false);
    };
    decision.addEventListener("input", changed);
    decision.addEventListener("change", changed);
    decision.addEventListener("submit", () => stash(true));
  }
  return {
    restore,
    keeping: () => {
      sentChanges = changes;
    }
  };
}

/** Keeps what is written on a file as it is written; other buttons of the page wait until that is done. */
function keepAsWritten(decision, typed) {
  let waiting = null;
  let keeping = null;
  const keep = () => {
    clearTimeout(waiting);
    waiting = null;
    typed.keeping();
    keeping = Promise.resolve(window.keepDecision()).catch(() => undefined).finally(() => {
      keeping = null;
    });
  };
  if (typed.restore()) {
    keep();
  }
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
  const decision = document.getElementById("form");
  const review = document.getElementById("review");
  if (review) {
    const typed = typedKept(review, decision);
    if (decision && window.keepDecision) {
      keepAsWritten(decision, typed);
    } else {
      typed.restore();
    }
  }

  document.querySelectorAll("table.picks").forEach((table) => {
    const form = table.closest("form");
    const all = form.querySelector("[data-every]");
    const boxes = Array.from(table.querySelectorAll("input.pick-one"));
    const said = form.querySelector("[data-picked]");
    const whole = form.querySelector("[data-whole]");
    const count = () => {
      const beyond = whole !== null && whole.checked;
      [all, ...boxes].forEach((box) => {
        box.disabled = beyond;
      });
      const picked = boxes.filter((box) => box.checked).length;
      all.checked = picked === boxes.length;
      all.indeterminate = picked > 0 && picked < boxes.length;
      said.textContent = beyond ? whole.dataset.whole : said.dataset.picked.replace("{0}", picked).replace("{1}", boxes.length);
    };
    if (whole !== null) {
      whole.addEventListener("change", count);
    }
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
