"use strict";
(function () {
  const form = document.getElementById("own-words");
  const kept = JSON.parse(document.getElementById("own-kept").textContent);
  const out = document.getElementById("own-text");
  const list = (name, words) =>
    name + " = [" + words.map((word) => JSON.stringify(word)).join(", ") + "]\n";

  function settings() {
    const lists = {};
    for (const name of ["known_acronyms", "allowed_words", "never_mark"]) lists[name] = kept[name].slice();
    const glossary = Object.assign({}, kept.glossary);
    for (const row of form.querySelectorAll("[data-term]")) {
      const term = row.dataset.term;
      for (const box of row.querySelectorAll(":checked")) {
        const into = lists[box.dataset.setting];
        if (!into.includes(term)) into.push(term);
      }
      const said = row.querySelector("[type=text]");
      if (said && said.value.trim()) glossary[term] = said.value.trim();
    }
    let text = Object.keys(lists).map((name) => list(name, lists[name])).join("");
    if (kept.rest) text += kept.rest + "\n";
    const terms = Object.keys(glossary);
    if (terms.length) {
      text += "\n[glossary]\n";
      for (const term of terms)
        text += JSON.stringify(term) + " = " + JSON.stringify(glossary[term]) + "\n";
    }
    return text;
  }

  const show = () => { out.value = settings(); };
  form.hidden = false;
  form.addEventListener("input", show);
  document.getElementById("own-save").addEventListener("click", () => {
    show();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([out.value], { type: "application/toml" }));
    link.download = "plainspeak.toml";
    link.click();
  });
  show();
})();
