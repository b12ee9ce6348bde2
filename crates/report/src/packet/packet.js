"use strict";
(() => {
  const form = document.querySelector("form");
  const kept = `cairn-reply-${form.dataset.packet}`;
  const all = (selector, within = form) => [...within.querySelectorAll(selector)];
  const told = document.querySelector("#told");
  const progress = document.querySelector("#progress");
  const opener = document.querySelector("#open");
  let keeps = true;
  let unsaved = false;

  /** The ratings, words and comments that there are, each with what it is about as this page shows it. */
  const answers = () =>
    all("[data-key]").flatMap(part => {
      const { key, hash, seen } = part.dataset;
      const rated = part.querySelector("input:checked");
      const words = part.querySelector("textarea").value.trim();
      if (!rated && !words) return [];
      return [{ key, hash, seen, ...(rated ? { level: Number(rated.value) } : {}), words }];
    });

  function fill(answers) {
    for (const part of all("[data-key]")) {
      const answer = answers.find(one => one.key === part.dataset.key);
      for (const input of all("input", part)) input.checked = answer?.level === Number(input.value);
      part.querySelector("textarea").value = answer?.words ?? "";
      const folded = part.querySelector("details");
      if (folded) folded.open = Boolean(answer);
    }
    for (const area of all("textarea")) grow(area);
  }

  /** The CRC-32 that ZIP files use: it finds a file that was cut or altered on its way, and proves nothing else. */
  function checksum(text) {
    let crc = ~0;
    for (const byte of new TextEncoder().encode(text)) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return (~crc >>> 0).toString(16).padStart(8, "0");
  }

  function written() {
    const { packet, quarter, from, to } = form.dataset;
    const savedAt = new Date().toISOString().replace(/\.\d+/, "");
    const reply = JSON.stringify({ packet, quarter, from, to, savedAt, answers: answers() });
    return `{"format":"cairn-reply","version":1,"checksum":"${checksum(reply)}","reply":${reply}}\n`;
  }

  function read(text) {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      throw new Error("This file is no draft, or it is cut. Nothing was changed here.");
    }
    if (file?.format !== "cairn-reply" || !Array.isArray(file.reply?.answers)) throw new Error("This file is no draft. Nothing was changed here.");
    if (file.reply.packet !== form.dataset.packet) throw new Error("This draft is of another packet. Nothing was changed here.");
    return file.reply.answers;
  }

  function download(name, said) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([written()], { type: "application/json" }));
    link.download = `${form.dataset.file}${name}.json`;
    document.body.append(link);
    link.click();
    link.remove();
    unsaved = false;
    tell(said.replace("{file}", link.download));
  }

  const tell = words => (told.textContent = words);

  function count() {
    const given = answers();
    const of = kind => all(`[data-kind=${kind}]`);
    const among = parts => parts.filter(part => given.some(answer => answer.key === part.dataset.key && (part.dataset.kind !== "skill" || "level" in answer))).length;
    const comments = among(of("comment"));
    progress.textContent = [
      of("question").length ? `${among(of("question"))} of ${of("question").length} questions answered` : "",
      of("skill").length ? `${among(of("skill"))} of ${of("skill").length} skills rated` : "",
      `${comments} ${comments === 1 ? "comment" : "comments"}`,
    ].filter(Boolean).join(" · ");
    for (const button of all("[data-needs=answers]", document)) button.disabled = given.length === 0;
  }

  function grow(area) {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  }

  function keep() {
    unsaved = true;
    try {
      localStorage.setItem(kept, JSON.stringify(answers()));
    } catch {
      keeps = false;
    }
  }

  function changed() {
    keep();
    count();
    tell(keeps ? "Kept in this browser until you save it." : "This browser keeps nothing by itself: save a draft before you close the page.");
  }

  form.addEventListener("input", event => {
    if (event.target.matches("textarea")) grow(event.target);
    if (event.target !== opener) changed();
  });
  form.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (button?.dataset.does === "clear") {
      const inputs = all("input", button.closest("[data-key]"));
      for (const input of inputs) input.checked = false;
      inputs[0].focus();
      changed();
    }
  });
  document.querySelector("#save").addEventListener("click", () => download("", `Saved as {file}, where your browser puts downloads. Send that file to ${form.dataset.to}.`));
  document.querySelector("#draft").addEventListener("click", () => download("-draft", "Saved as {file}. Open it here again to go on, in this browser or another one."));
  document.querySelector("#reopen").addEventListener("click", () => opener.click());
  opener.addEventListener("change", async () => {
    const [file] = opener.files;
    if (!file) return;
    try {
      fill(read(await file.text()));
      changed();
      tell(`${file.name} is open again.`);
    } catch (error) {
      tell(error.message);
    }
    opener.value = "";
  });
  addEventListener("beforeunload", event => {
    if (unsaved && !keeps) event.preventDefault();
  });
  addEventListener("beforeprint", () => all("textarea").forEach(grow));

  let before = null;
  try {
    before = JSON.parse(localStorage.getItem(kept));
  } catch {
    keeps = false;
  }
  document.documentElement.classList.add("live");
  if (Array.isArray(before) && before.length > 0) {
    fill(before);
    tell("Your answers of last time are here again.");
  }
  count();
})();
