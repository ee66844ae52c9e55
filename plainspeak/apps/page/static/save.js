// Files to save. The browser puts them where it puts all that people save.

const TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  html: "text/html",
  csv: "text/csv",
  json: "application/json",
  toml: "application/toml",
};

const give = (name, content) => {
  const type = TYPES[name.split(".").pop()] ?? "text/plain";
  const url = URL.createObjectURL(new Blob([content], { type }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  say(`${name} is saved.`);
};

const saveFile = async (question) => {
  const answer = await asked(question);
  if (answer) give(answer.name, answer.bytes);
};

const saving = (() => {
  const list = () => {
    const paper = current();
    const offers = [
      [paper?.view?.format === "docx" ? "Word file with comments" : "Marked copy, as a web page",
        () => saveFile({ do: "save", what: "marked", paper: paper.key })],
      ["Summary", () => saveFile({ do: "save", what: "summary" })],
      ["Jargon buster for Word", () => saveFile({ do: "save", what: "words-docx", words: words.plain() })],
    ];
    if (paper?.text !== undefined) offers.push(["Corrected text", () => give(paper.name, corrected(paper))]);
    offers.push(["All findings, for programs", () => saveFile({ do: "save", what: "json" })]);
    $("save-list").replaceChildren(
      ...offers.map(([name, save]) => el("li", {}, button(name, () => { close(); save(); }))),
    );
  };

  const corrected = (paper) =>
    paper.crlf ? editor.text().replaceAll("\n", "\r\n") : editor.text();

  const close = () => {
    $("save-list").hidden = true;
    $("save").setAttribute("aria-expanded", "false");
  };

  const setUp = () => {
    $("save").addEventListener("click", () => {
      const opens = $("save-list").hidden;
      if (opens) list();
      $("save-list").hidden = !opens;
      $("save").setAttribute("aria-expanded", String(opens));
      if (opens) $("save-list").querySelector("button").focus();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || $("save-list").hidden) return;
      close();
      $("save").focus();
    });
    document.addEventListener("click", (event) => {
      if (!event.target.closest?.(".save")) close();
    });
  };

  return { setUp };
})();
