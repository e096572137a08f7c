"use strict";

/** Whatever script adds to a page; every page works without it. */
(() => {
  const ready = () => {
    errorSummary();
    themeSwitch();
    passwords();
    leftBehind();
    sentOnce();
    fillIn();
    chooseAll();
    sessionEnd();
  };

  function errorSummary() {
    const errors = document.getElementById("errors");
    if (errors) {
      errors.focus();
    }
    document.querySelectorAll(".wrong").forEach((message) => {
      const field = message.closest(".field");
      const input = field && field.querySelector("input, select, textarea");
      if (input) {
        input.setAttribute("aria-invalid", "true");
      }
    });
  }

  function themeSwitch() {
    const button = document.getElementById("theme-switch");
    if (!button) {
      return;
    }
    button.hidden = false;
    button.addEventListener("click", () => {
      const root = document.documentElement;
      const dark = root.classList.contains("dark")
        || (!root.classList.contains("light") && matchMedia("(prefers-color-scheme: dark)").matches);
      root.classList.toggle("dark", !dark);
      root.classList.toggle("light", dark);
      const https = location.protocol === "https:";
      const secure = https ? ";secure" : "";
      document.cookie = `${https ? "__Host-" : ""}theme=${dark ? "light" : "dark"};path=/;max-age=31536000;samesite=lax${secure}`;
    });
  }

  /** A password can be looked at while it is typed. */
  function passwords() {
    document.querySelectorAll("input[type=password][data-show]").forEach((input) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "plain show";
      button.textContent = input.dataset.show;
      button.setAttribute("aria-controls", input.id);
      button.addEventListener("click", () => {
        const hidden = input.type === "password";
        input.type = hidden ? "text" : "password";
        button.textContent = hidden ? input.dataset.hide : input.dataset.show;
      });
      input.form.addEventListener("submit", () => {
        input.type = "password";
      });
      input.after(button);
    });
  }

  /** Whoever signs out leaves nothing typed in the tab for who comes next. */
  function leftBehind() {
    const leave = document.getElementById("leave");
    if (leave) {
      leave.addEventListener("submit", () => {
        Object.keys(sessionStorage).filter((key) => key.startsWith("rmocse.")).forEach((key) => sessionStorage.removeItem(key));
      });
    }
  }

  /** A second click sends nothing. */
  function sentOnce() {
    document.querySelectorAll("form").forEach((form) => {
      form.addEventListener("submit", (event) => {
        if (form.dataset.sent) {
          event.preventDefault();
          return;
        }
        form.dataset.sent = "yes";
        setTimeout(() => delete form.dataset.sent, 4000);
      });
    });
  }

  function fillIn() {
    document.querySelectorAll("[data-fill]").forEach((box) => {
      box.addEventListener("change", () => {
        const target = document.getElementById(box.dataset.fill);
        if (target && box.checked && !target.value) {
          target.value = box.dataset.text;
        }
      });
    });
  }

  function chooseAll() {
    const all = document.querySelector("[data-all]");
    if (all) {
      all.addEventListener("change", () => {
        document.querySelectorAll("input[type=checkbox].row").forEach((box) => {
          box.checked = all.checked;
        });
      });
    }
  }

  /** Warns a minute before the session ends, counting the requests of all tabs; says so when it has ended. */
  function sessionEnd() {
    const dialog = document.getElementById("session-end");
    if (!dialog || !(Number(dialog.dataset.seconds) > 0)) {
      return;
    }
    const length = Number(dialog.dataset.seconds) * 1000;
    const warning = Math.min(60000, length / 2);
    const stay = document.getElementById("session-stay");
    const again = document.getElementById("session-again");
    const key = "last-request";
    const touched = () => localStorage.setItem(key, String(Date.now()));
    touched();
    if (window.jQuery) {
      window.jQuery(document).on("ajaxComplete", touched);
    }
    const left = () => Number(localStorage.getItem(key)) + length - Date.now();
    const over = () => {
      document.getElementById("session-end-text").textContent = dialog.dataset.over;
      stay.hidden = true;
      again.hidden = false;
      again.href = `/sign-in.xhtml?next=${encodeURIComponent(location.pathname + location.search)}`;
    };
    stay.addEventListener("click", () => {
      fetch("/session", { redirect: "manual" }).then((answer) => {
        if (answer.status === 204) {
          touched();
          dialog.close();
        } else {
          over();
        }
      });
    });
    const timer = setInterval(() => {
      if (left() <= 0) {
        clearInterval(timer);
        over();
      }
      if (left() <= warning && !dialog.open) {
        dialog.showModal();
      } else if (left() > warning && dialog.open) {
        dialog.close();
      }
    }, 1000);
  }

  document.addEventListener("DOMContentLoaded", ready);
})();
