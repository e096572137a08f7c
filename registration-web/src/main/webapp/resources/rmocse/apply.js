"use strict";
/* The applicant's pages: saving in the background, keeping what could not be saved on the device, choosing files, cropping. */
(() => {
  const byId = (id) => document.getElementById(id);
  const stepForm = () => document.querySelector("form[data-keep]");

  /* What was typed and not yet saved stays in this tab until the server has it: the session may end, the line may break. */
  const place = () => `rmocse.typed.${stepForm().dataset.keep}`;
  /* An identity number is not kept by a browser: its field says so. */
  const unkept = () => [...stepForm().querySelectorAll("[data-unkept]")].map((field) => field.name);
  const typed = () => [...new FormData(stepForm())].filter(([name, value]) =>
    typeof value === "string" && name.startsWith("form:") && !name.includes("ViewState") && !unkept().includes(name));
  const stash = () => {
    const boxes = [...stepForm().querySelectorAll("input[type=checkbox]")].map((box) => [box.name, box.checked]);
    sessionStorage.setItem(place(), JSON.stringify({ version: stepForm().dataset.version, values: typed(), boxes }));
  };
  const tell = (text, again) => {
    const box = byId("lost");
    box.querySelector("span").textContent = text;
    byId("again").hidden = !again;
    box.hidden = false;
  };

  let changes = 0;
  let sentChanges = 0;
  let waiting;
  let leaving = false;
  const touched = new Set();
  const keep = () => {
    clearTimeout(waiting);
    sentChanges = changes;
    window.keepStep();
  };
  const restore = () => {
    const kept = JSON.parse(sessionStorage.getItem(place()) || "null");
    if (!kept) {
      return;
    }
    if (kept.version !== stepForm().dataset.version) {
      sessionStorage.removeItem(place());
      return;
    }
    const field = (name) => stepForm().querySelector(`[name="${CSS.escape(name)}"]`);
    const missing = kept.values.some(([name]) => /:rows:\d+:/.test(name) && !field(name));
    if (missing && byId("form:add")) {
      window.applicantAdded = () => restore();
      byId("form:add").click();
      return;
    }
    let different = false;
    kept.values.forEach(([name, value]) => {
      const input = field(name);
      if (input && input.type !== "hidden" && input.type !== "submit" && input.type !== "checkbox" && input.value !== value) {
        if (input.type === "date") {
          input.type = /^\d{4}-\d{2}-\d{2}$/.test(value) || value === "" ? "date" : "text";
        }
        input.value = value;
        different = true;
      }
    });
    kept.boxes.forEach(([name, checked]) => {
      const box = field(name);
      if (box && box.checked !== checked) {
        box.checked = checked;
        different = true;
      }
    });
    if (different) {
      tell(byId("lost").dataset.back, false);
      changes++;
      keep();
    } else {
      sessionStorage.removeItem(place());
    }
  };

  const mark = (input, text) => {
    const box = input.closest(".field");
    if (!box) {
      return;
    }
    const note = byId(`${input.id}-wrong`) || box.querySelector(".wrong") || document.createElement("span");
    note.id = note.id || `${input.id}-wrong`;
    note.textContent = text || "";
    note.className = text ? "wrong" : "";
    if (!note.isConnected) {
      input.before(note);
    }
    if (!text) {
      input.removeAttribute("aria-invalid");
      return;
    }
    input.setAttribute("aria-invalid", "true");
    const described = (input.getAttribute("aria-describedby") || "").split(" ").filter(Boolean);
    if (!described.includes(note.id)) {
      input.setAttribute("aria-describedby", [...described, note.id].join(" "));
    }
  };

  window.applicantKept = (args) => {
    if (!args || args.stored === undefined) {
      return;
    }
    if (!args.stored) {
      tell(args.refused, false);
      return;
    }
    byId("saved").textContent = args.saved;
    stepForm().dataset.version = args.version;
    if (sentChanges === changes) {
      sessionStorage.removeItem(place());
      byId("lost").hidden = byId("lost").querySelector("span").textContent === byId("lost").dataset.out ? true : byId("lost").hidden;
    } else {
      stash();
    }
    const wrong = JSON.parse(args.wrong);
    touched.forEach((id) => {
      const input = byId(id);
      if (input && document.activeElement !== input) {
        mark(input, wrong[id]);
      }
    });
  };
  window.applicantLost = () => tell(byId("lost").dataset.out, true);
  window.applicantAdded = (args) => {
    window.applicantKept(args);
    const rows = document.querySelectorAll("fieldset.row");
    const first = rows.length && rows[rows.length - 1].querySelector("input");
    if (first) {
      first.focus();
    }
  };
  /* Files: judged here first, then sent at once. What was refused here is still told after the rest was sent. */
  const refusedHere = new Map();
  const judge = (file, limits, accept) => {
    if (/\.hei[cf]$/i.test(file.name) || /hei[cf]/i.test(file.type)) {
      return limits.heic;
    }
    if (file.size === 0) {
      return limits.empty;
    }
    if (file.size > Number(limits.max)) {
      return limits.large;
    }
    return file.type === "" || accept.split(",").includes(file.type) ? "" : limits.type;
  };
  const showRefused = () => refusedHere.forEach((lines, id) => {
    const list = byId(id) && byId(id).closest(".field").querySelector("ul.here");
    if (list) {
      list.replaceChildren(...lines.map((line) => {
        const item = document.createElement("li");
        item.className = "lacking";
        item.textContent = line;
        return item;
      }));
      list.hidden = !lines.length;
    }
  });
  const chooseFiles = (input) => {
    const limits = byId("sending").dataset;
    const good = new DataTransfer();
    const lines = [];
    [...input.files].forEach((file) => {
      const refusal = judge(file, limits, input.accept);
      if (refusal) {
        lines.push(`${file.name} ${refusal}`);
      } else {
        good.items.add(file);
      }
    });
    refusedHere.set(input.id, lines);
    showRefused();
    input.files = good.files;
    if (good.files.length) {
      byId("sending").hidden = false;
      window.sendFiles();
    }
  };
  window.applicantSent = () => {
    byId("sending").hidden = true;
    showRefused();
  };

  /* The portrait: the crop is proposed, moved and sized by pointer, by buttons or by keys, and sent with the picture. */
  let cropper;
  const says = (text, bad) => {
    byId("crop-says").textContent = text;
    byId("crop-says").className = bad ? "wrong" : "hint";
  };
  const area = () => {
    const box = cropper.getData(true);
    const data = byId("crop").dataset;
    const image = cropper.getImageData();
    const width = Math.min(box.width, image.naturalWidth - Math.max(0, box.x));
    const height = Math.min(box.height, image.naturalHeight - Math.max(0, box.y));
    byId("form:area").value = `${Math.max(0, box.x)},${Math.max(0, box.y)},${width},${height}`;
    const small = width < Number(data.width) || height < Number(data.height);
    says((small ? data.small : data.size).replace("{0}", `${width}×${height}`).replace("{1}", `${data.width}×${data.height}`), small);
    byId("crop").dispatchEvent(new CustomEvent("portrait-crop", {
      detail: { picture: byId("crop").querySelector("img"), x: Math.max(0, box.x), y: Math.max(0, box.y), width, height }
    }));
  };
  const openPortrait = (file) => {
    const data = byId("crop").dataset;
    byId("form:area").value = "";
    byId("crop").hidden = true;
    if (cropper) {
      cropper.destroy();
      cropper = undefined;
    }
    const refusal = judge(file, data, "image/jpeg,image/png");
    if (refusal || typeof window.Cropper === "undefined") {
      says(refusal, true);
      return;
    }
    const image = byId("crop").querySelector("img");
    const probe = new Image();
    probe.onerror = () => says(data.broken, true);
    probe.onload = () => {
      if (probe.naturalWidth < Number(data.width) || probe.naturalHeight < Number(data.height)) {
        says(data.small.replace("{0}", `${probe.naturalWidth}×${probe.naturalHeight}`).replace("{1}", `${data.width}×${data.height}`), true);
        return;
      }
      image.src = probe.src;
      byId("crop").hidden = false;
      cropper = new window.Cropper(image, {
        aspectRatio: Number(data.width) / Number(data.height), viewMode: 1, autoCropArea: 1, checkOrientation: false,
        background: false, zoomOnWheel: false, ready: area, cropend: area
      });
    };
    probe.src = URL.createObjectURL(file);
  };
  const shift = (dx, dy, scale) => {
    if (!cropper) {
      return;
    }
    const box = cropper.getCropBoxData();
    const ratio = box.width / box.height;
    const width = box.width * scale;
    const step = Math.max(2, box.width * 0.03);
    cropper.setCropBoxData({
      left: box.left + dx * step + (box.width - width) / 2, top: box.top + dy * step + (box.height - width / ratio) / 2, width
    });
    area();
  };
  const KEYS = { ArrowLeft: [-1, 0, 1], ArrowRight: [1, 0, 1], ArrowUp: [0, -1, 1], ArrowDown: [0, 1, 1], "+": [0, 0, 1.05], "=": [0, 0, 1.05], "-": [0, 0, 0.95] };

  document.addEventListener("input", (event) => {
    if (stepForm() && stepForm().contains(event.target)) {
      changes++;
      touched.add(event.target.id);
      stash();
    }
  });
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (stepForm() && stepForm().contains(input)) {
      changes++;
      touched.add(input.id);
      stash();
      clearTimeout(waiting);
      if (!leaving) {
        waiting = setTimeout(keep, 150);
      }
    } else if (input.type === "file" && byId("sending") && input.files.length) {
      chooseFiles(input);
    } else if (input.type === "file" && byId("crop") && input.files.length) {
      if (input.id === "camera") {
        byId("form:fileId").files = input.files;
      }
      openPortrait(input.files[0]);
    }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".errors a[href^='#']");
    if (link) {
      const field = byId(decodeURIComponent(link.getAttribute("href").slice(1)));
      if (field) {
        event.preventDefault();
        field.focus();
        field.scrollIntoView({ block: "center" });
      }
    }
    const move = event.target.closest("[data-move]");
    if (move) {
      shift(...move.dataset.move.split(",").map(Number), 1);
    }
    const zoom = event.target.closest("[data-zoom]");
    if (zoom) {
      shift(0, 0, Number(zoom.dataset.zoom));
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.classList && event.target.classList.contains("cropper") && KEYS[event.key]) {
      event.preventDefault();
      shift(...KEYS[event.key]);
    }
  });
  document.addEventListener("submit", (event) => {
    if (event.target === stepForm()) { // the button saves all of it
      clearTimeout(waiting);
      leaving = true;
    }
  });
  document.addEventListener("DOMContentLoaded", () => {
    document.documentElement.classList.add("scripted");
    if (stepForm()) {
      restore();
    }
    const goal = location.hash ? decodeURIComponent(location.hash.slice(1)) : new URLSearchParams(location.search).get("at");
    const target = goal && byId(goal);
    if (target) {
      setTimeout(() => {
        target.focus();
        target.scrollIntoView({ block: "center" });
      }, 0);
    }
  });
})();
