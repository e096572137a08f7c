"use strict";

/**
 * Verifies signed codes on this device, with the public keys that came with the page: the one in the address it was opened by, and
 * whatever is read afterwards, with or without a network. SignedFacts.java describes the form.
 */
(() => {
  const DAY = 24 * 3600 * 1000;
  const FIRST_DAY = Date.UTC(2000, 0, 1);
  const SIGNATURE = 64;
  const HEAD = 16;
  const CODE = /[?&]code=([0-9A-Z]{20}(?:-[1-9][0-9]{0,2})?)(?:[&#]|$)/;
  const SIGNED = /#([A-Za-z0-9_-]+)$/;

  const bytesOf = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

  const number = (bytes, from, length) => bytes.slice(from, from + length).reduce((sum, one) => sum * 256 + one, 0);

  const day = (count) => new Date(FIRST_DAY + count * DAY).toISOString().slice(0, 10);

  const today = () => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date());

  function factsOf(bytes, code) {
    return {
      item: `item-${bytes[4] >> 4}`,
      category: `category-${bytes[4] & 15}`,
      number: String(number(bytes, 5, 5)).padStart(11, "0"),
      from: day(number(bytes, 10, 3)),
      to: day(number(bytes, 13, 3)),
      name: new TextDecoder().decode(bytes.slice(HEAD)),
      code
    };
  }

  async function isGenuine(key, signature, message) {
    const imported = await crypto.subtle.importKey("raw", bytesOf(key), { name: "Ed25519" }, false, ["verify"]);
    return crypto.subtle.verify({ name: "Ed25519" }, imported, signature, message);
  }

  /** What a code is worth, and what it says where that is signed. */
  async function judge(read, keys) {
    const code = CODE.exec(read);
    const signed = SIGNED.exec(read);
    if (!code) {
      return { state: "UNREADABLE" };
    }
    if (!signed) {
      return { state: "UNSIGNED", code: code[1] };
    }
    let bytes;
    try {
      bytes = bytesOf(signed[1]);
    } catch (garbled) {
      return { state: "ALTERED", code: code[1] };
    }
    if (bytes.length < HEAD + SIGNATURE || bytes[0] !== 1) {
      return { state: "ALTERED", code: code[1] };
    }
    const facts = bytes.slice(0, -SIGNATURE);
    const key = keys.get(number(facts, 1, 3));
    if (!key) {
      return { state: "UNKNOWN_KEY", code: code[1] };
    }
    const message = new Uint8Array([...facts, ...new TextEncoder().encode(code[1])]);
    let genuine;
    try {
      genuine = await isGenuine(key, bytes.slice(-SIGNATURE), message);
    } catch (unsupported) {
      return { state: "UNSUPPORTED", code: code[1] };
    }
    if (!genuine) {
      return { state: "ALTERED", code: code[1] };
    }
    const says = factsOf(facts, code[1]);
    const state = says.to < today() ? "EXPIRED" : says.from > today() ? "FUTURE" : "GENUINE";
    return { state, code: code[1], says };
  }

  function show(place, verdict, online) {
    const words = document.getElementById(`state-${verdict.state}`);
    place.className = `verdict ${words.dataset.tone}`;
    place.replaceChildren(words.content.cloneNode(true));
    if (verdict.says) {
      const facts = document.getElementById("signed-facts").content.cloneNode(true);
      facts.querySelectorAll("[data-fact]").forEach((fact) => {
        const said = verdict.says[fact.dataset.fact];
        const word = document.getElementById("signed-words").content.getElementById(said);
        fact.textContent = word ? word.textContent : said;
      });
      place.append(facts);
    }
    if (online && verdict.code) {
      const link = document.getElementById("signed-online").content.cloneNode(true);
      link.querySelector("a").href = `/verify.xhtml?code=${encodeURIComponent(verdict.code)}`;
      place.append(link);
    }
    place.hidden = false;
  }

  document.addEventListener("DOMContentLoaded", () => {
    const offline = document.getElementById("offline");
    if (!offline) {
      return;
    }
    const keys = new Map(offline.dataset.keys.trim().split(/\s+/).map((one) => one.split(":")).map(([version, key]) => [Number(version), key]));
    const scanned = document.getElementById("scanned");
    const checked = document.getElementById("checked");
    offline.hidden = false;
    document.getElementById("check").addEventListener("click", async () => {
      show(checked, await judge(scanned.value.trim(), keys), true);
      scanned.select();
    });
    if (SIGNED.test(location.hash) && CODE.test(location.search)) {
      judge(location.search + location.hash, keys).then((verdict) => {
        const place = document.getElementById("read");
        const answer = document.getElementById("result");
        if (answer && (verdict.state === "ALTERED" || verdict.state === "UNKNOWN_KEY")) {
          answer.hidden = true;
        } else if (answer) {
          answer.after(place); // how things stand today comes first
        }
        show(place, verdict, false);
      });
    }
  });
})();
