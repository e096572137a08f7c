"use strict";
/* Hints before a portrait is sent, computed from the part chosen; the check that counts is the server's. */
(() => {
  /* The same places and measures as on the server: corners and upper sides for the ground, the middle for the face. */
  const STRIP = 0.07;
  const UPPER_PART = 0.35;
  const CORNER = 0.2;
  const FACE = { left: 0.3, top: 0.2, right: 0.7, bottom: 0.65 };
  const BURNT_OUT = 248;

  const statistic = () => {
    let sum = 0;
    let squares = 0;
    let count = 0;
    return {
      add: (value) => {
        sum += value;
        squares += value * value;
        count++;
      },
      mean: () => sum / count,
      deviation: () => Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2))
    };
  };

  const pixels = (crop, width, height) => {
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    pen.imageSmoothingQuality = "high";
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, width, height);
    pen.drawImage(crop.picture, crop.x, crop.y, crop.width, crop.height, 0, 0, width, height);
    return pen.getImageData(0, 0, width, height).data;
  };

  const groundIsRight = (data, width, height, limits) => {
    const channels = [statistic(), statistic(), statistic()];
    const strip = Math.max(2, Math.floor(width * STRIP));
    for (let y = 0; y < Math.floor(height * UPPER_PART); y++) {
      const edge = y < strip ? Math.floor(width * CORNER) : strip;
      for (let x = 0; x < edge; x++) {
        [x, width - 1 - x].forEach((at) => channels.forEach((channel, i) => channel.add(data[4 * (y * width + at) + i])));
      }
    }
    const [red, green, blue] = channels.map((channel) => channel.mean());
    const plain = Math.max(...channels.map((channel) => channel.deviation())) <= Number(limits.spread);
    const coloured = {
      WHITE: Math.min(red, green, blue) >= Number(limits.white),
      BLUE: blue >= green && blue - red >= Number(limits.lead),
      RED: red - Math.max(green, blue) >= Number(limits.lead)
    };
    return plain && coloured[limits.ground];
  };

  const face = (data, width, height) => {
    const grey = (x, y) => {
      const at = 4 * (y * width + x);
      return 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
    };
    const greys = statistic();
    const edges = statistic();
    const burnt = statistic();
    for (let y = Math.floor(FACE.top * height); y < FACE.bottom * height; y++) {
      for (let x = Math.floor(FACE.left * width); x < FACE.right * width; x++) {
        const here = grey(x, y);
        greys.add(here);
        edges.add(4 * here - grey(x - 1, y) - grey(x + 1, y) - grey(x, y - 1) - grey(x, y + 1));
        burnt.add(here > BURNT_OUT ? 100 : 0);
      }
    }
    return {
      brightness: greys.mean(),
      glare: burnt.mean(),
      sharpness: 1000 * edges.deviation() / Math.max(1, greys.deviation())
    };
  };

  const hints = (crop, limits) => {
    const width = Number(limits.width);
    const height = Number(limits.height);
    const data = pixels(crop, width, height);
    const seen = face(data, width, height);
    return [
      [!groundIsRight(data, width, height, limits), limits.saysGround],
      [seen.sharpness < Number(limits.sharp), limits.saysBlurred],
      [seen.brightness < Number(limits.dark), limits.saysDark],
      [seen.brightness > Number(limits.bright) || seen.glare > Number(limits.glare), limits.saysBright]
    ].filter(([wrong]) => wrong).map(([, text]) => text);
  };

  const show = (event) => {
    const box = document.getElementById("crop-hints");
    const lines = hints(event.detail, event.currentTarget.dataset);
    box.querySelector("p").textContent = lines.length ? box.dataset.some : box.dataset.good;
    box.querySelector("p").className = lines.length ? "hint" : "hint good";
    box.querySelector("ul").replaceChildren(...lines.map((line) => {
      const item = document.createElement("li");
      item.className = "lacking";
      item.textContent = line;
      return item;
    }));
    box.hidden = false;
  };

  document.addEventListener("DOMContentLoaded", () => {
    const crop = document.getElementById("crop");
    if (crop) {
      crop.addEventListener("portrait-crop", show);
    }
  });
  document.addEventListener("change", (event) => {
    if (event.target.type === "file" && document.getElementById("crop-hints")) {
      document.getElementById("crop-hints").hidden = true;
    }
  }, true);
})();
