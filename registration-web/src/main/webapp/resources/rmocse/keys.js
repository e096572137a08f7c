"use strict";

/**
 * The review by keyboard. Silent while somebody types, with modifier keys, while a dialog is open, and where they are switched
 * off (WCAG 2.1.4). What decides needs a second press: the first one moves to the button.
 */
document.addEventListener("DOMContentLoaded", () => {
  const OFF = "rmocse.keys";
  const byId = (id) => document.getElementById(id);
  const dialog = byId("keys");
  const onOff = byId("keys-on");
  if (!dialog) {
    return;
  }
  const isOn = () => localStorage.getItem(OFF) !== "off";
  const isTyping = (target) => target.isContentEditable
    || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])");
  const press = (...ids) => {
    const control = ids.map(byId).find(Boolean);
    if (control) {
      control.click();
    }
  };
  const focus = (control) => {
    control.focus();
    control.scrollIntoView({ block: "center" });
  };
  const twice = (...ids) => {
    const button = ids.map(byId).find(Boolean);
    if (button && document.activeElement === button) {
      button.click();
    } else if (button) {
      focus(button);
    }
  };
  const openRefusal = () => {
    const button = byId("form:refuse");
    if (button) {
      button.closest("details").open = true;
      focus(button);
    }
  };
  const tick = (digit) => {
    const box = document.querySelector(`[data-key="${digit}"]`);
    if (box) {
      box.click();
      focus(box);
    }
  };
  const open = () => {
    onOff.checked = isOn();
    dialog.showModal();
  };
  const list = () => {
    const back = document.querySelector("a.back");
    if (back) {
      back.click();
    }
  };
  const KEYS = {
    j: () => press("next-file"),
    k: () => press("previous-file"),
    g: list,
    t: () => press("hold:claim"),
    a: () => twice("form:accept"),
    p: () => twice("form:pass"),
    r: () => twice("form:return", "form:sendBack"),
    u: () => twice("form:takeBack"),
    x: openRefusal,
    n: () => {
      const note = byId("form:note");
      if (note) {
        focus(note);
      }
    },
    d: () => window.viewerKeys.document(1),
    D: () => window.viewerKeys.document(-1),
    z: () => window.viewerKeys.zoom(1),
    Z: () => window.viewerKeys.zoom(-1),
    f: () => window.viewerKeys.zoom(0),
    o: () => window.viewerKeys.rotate(),
    c: () => window.viewerKeys.compare(),
    "?": open
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat
      || document.querySelector("dialog[open]") || !isOn()) {
      return;
    }
    if (isTyping(event.target)) {
      if (event.key === "Escape") {
        event.target.blur();
      }
      return;
    }
    if (/^[1-9]$/.test(event.key)) {
      event.preventDefault();
      tick(event.key);
    } else if (Object.hasOwn(KEYS, event.key)) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });
  byId("keys-open").addEventListener("click", open);
  byId("keys-close").addEventListener("click", () => dialog.close());
  onOff.addEventListener("change", () => localStorage.setItem(OFF, onOff.checked ? "on" : "off"));
});
