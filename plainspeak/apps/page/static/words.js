// The letters of a paper, and the jargon buster of all papers, which people can change.

const letters = {
  show(view) {
    const rows = view.letters.map(([short, ...rest]) =>
      el("tr", {}, el("th", { scope: "row" }, short), ...rest.map((text) => el("td", {}, text))),
    );
    $("letters").tBodies[0].replaceChildren(...rows);
    $("letters").parentElement.hidden = !rows.length;
    $("no-letters").hidden = rows.length > 0;
    $("tab-letters").textContent = rows.length ? `Letters (${rows.length})` : "Letters";
  },
};

const ASK = `Ask: ${"_".repeat(26)}`; // printed where nothing is known, to fill in

const words = (() => {
  let rows = []; // { term, full, meaning, said, own? }
  let left = new Set(); // terms that somebody left out

  const ask = async () => {
    const answer = await asked({ do: "words", settings: settings.get() });
    if (!answer) return;
    const own = rows.filter((row) => row.own);
    rows = [...answer.words.filter((row) => !left.has(row.term)), ...own];
    draw();
  };

  const line = (row) => {
    const box = el("textarea", { rows: 1, value: row.said, "aria-label": `What ${row.term || "the new word"} means` });
    const printed = el("span", { class: "only-print" }, row.said || ASK);
    const grow = () => {
      box.style.height = "auto";
      if (box.scrollHeight) box.style.height = `${box.scrollHeight + 2}px`;
    };
    box.addEventListener("input", () => {
      Object.assign(row, { said: box.value, full: box.value, meaning: "" });
      printed.textContent = box.value || ASK;
      grow();
    });
    box.addEventListener("change", () => { if (row.term) settings.explain(row.term, box.value); });
    row.grow = grow;
    const remove = button("Leave out", () => {
      if (!row.own) left.add(row.term);
      const at = rows.indexOf(row);
      rows.splice(at, 1);
      draw();
      say(`‘${row.term}’ is left out.`, () => {
        left.delete(row.term);
        rows.splice(at, 0, row);
        draw();
      });
    }, { "aria-label": `Leave out ${row.term}` });
    return el(
      "tr",
      {},
      row.own ? el("th", { scope: "row" }, term(row)) : el("th", { scope: "row" }, row.term),
      el("td", {}, box, printed),
      el("td", { class: "no-print" }, remove),
    );
  };

  const term = (row) =>
    el("input", {
      type: "text",
      value: row.term,
      "aria-label": "New word",
      oninput: (event) => { row.term = event.target.value; },
      onchange: () => { if (row.term && row.said) settings.explain(row.term, row.said); },
    });

  const draw = () => {
    $("words").tBodies[0].replaceChildren(...rows.map(line));
    $("tab-words").textContent = rows.length ? `Jargon buster (${rows.length})` : "Jargon buster";
    grow();
  };

  const grow = () => { for (const row of rows) row.grow?.(); };

  const clear = () => {
    rows = [];
    left = new Set();
    draw();
  };

  const plain = () => rows.filter((row) => row.term).map(({ term, full, meaning }) => ({ term, full, meaning }));

  const setUp = () => {
    $("words-add").addEventListener("click", () => {
      rows.push({ term: "", full: "", meaning: "", said: "", own: true });
      draw();
      $("words").querySelector("tbody tr:last-child input")?.focus();
    });
    for (const kind of ["docx", "csv"]) {
      $(`words-${kind}`).addEventListener("click", () => saveFile({ do: "save", what: `words-${kind}`, words: plain() }));
    }
    $("words-print").addEventListener("click", () => print());
  };

  return { ask, clear, plain, grow, setUp };
})();
