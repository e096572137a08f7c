"use strict";
document.addEventListener("DOMContentLoaded", () => {
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
  const theme = document.getElementById("theme-switch");
  if (theme) {
    theme.addEventListener("click", () => {
      const root = document.documentElement;
      const dark = root.classList.contains("dark")
        || (!root.classList.contains("light") && matchMedia("(prefers-color-scheme: dark)").matches);
      root.classList.toggle("dark", !dark);
      root.classList.toggle("light", dark);
      document.cookie = `theme=${dark ? "light" : "dark"};path=/;max-age=31536000;samesite=lax`;
    });
  }
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
  document.querySelectorAll("[data-fill]").forEach((box) => {
    box.addEventListener("change", () => {
      const target = document.getElementById(box.dataset.fill);
      if (target && box.checked && !target.value) {
        target.value = box.dataset.text;
      }
    });
  });
  const all = document.querySelector("[data-all]");
  if (all) {
    all.addEventListener("change", () => {
      document.querySelectorAll("input[type=checkbox].row").forEach((box) => {
        box.checked = all.checked;
      });
    });
  }
});
