// A paper from a file, as it reads, with its marks.

const paper = (() => {
  const TAGS = { quotation: "blockquote", "list-item": "ul" };

  const reference = (number) => {
    const finding = findings()[number];
    const made = button("", () => panel.select(number, { focus: true }), { class: `ref ${finding.level}` });
    made.dataset.finding = number;
    return made;
  };

  /** The marks that are shown count from 1, as in the panel. */
  const renumber = () => {
    const order = new Map(shownNumbers().map((number, i) => [number, i + 1]));
    for (const made of $("paper").querySelectorAll(".ref")) {
      const number = Number(made.dataset.finding);
      made.textContent = order.get(number) ?? "";
      made.setAttribute("aria-label", `Note ${order.get(number)}: ${findings()[number]?.text.slice(0, 60)}`);
    }
  };

  const pieces = (list) =>
    list.flatMap(([text, over, ended]) => [marked(text, over), ...ended.map(reference)]);

  const table = (rows) => {
    const lines = rows.map((row) => {
      const isHead = row.some((cell) => cell.head);
      const cells = row.map((cell) =>
        el(
          isHead ? "th" : "td",
          isHead ? { scope: "col" } : {},
          ...cell.texts.flatMap((text, i) => [...(i ? [el("br")] : []), ...pieces(text)]),
        ),
      );
      return el("tr", {}, ...cells);
    });
    return el(
      "div",
      { class: "wide", tabindex: "0", role: "region", "aria-label": "Table" },
      el("table", {}, ...lines),
    );
  };

  const part = (group) => {
    if (group.kind === "table") return table(group.rows);
    if (group.kind === "list-item") {
      const items = group.items.map((item) => {
        const made = el("li", {}, ...pieces(item.pieces));
        made.style.marginInlineStart = `${Math.min(Math.max(item.level - 1, 0), 6) * 1.5}em`;
        return made;
      });
      return el("ul", {}, ...items);
    }
    const tag = group.kind === "heading" ? `h${group.depth}` : (TAGS[group.kind] ?? "p");
    const aside = group.aside ? [el("span", { class: "aside" }, `${sentence(group.aside)}: `)] : [];
    return el(tag, { class: group.kind }, ...aside, ...group.items.flatMap((item) => pieces(item.pieces)));
  };

  /** Draw the paper in steps, so that a long one never keeps the page from answering. */
  let drawing = 0;
  const show = async (view) => {
    drawing += 1;
    const mine = drawing;
    const home = $("paper");
    home.replaceChildren();
    for (let i = 0; i < view.groups.length; i += 40) {
      if (i) await new Promise((done) => setTimeout(done));
      if (mine !== drawing) return;
      home.append(...view.groups.slice(i, i + 40).map(part));
    }
    renumber();
    highlight();
  };

  const highlight = () => {
    for (const mark of $("paper").querySelectorAll("mark")) {
      mark.classList.toggle("selected", Number(mark.dataset.finding) === desk.selected);
    }
  };

  const reveal = (number) => {
    highlight();
    const mark = $("paper").querySelector(`mark[data-finding="${number}"]`);
    mark?.scrollIntoView({ block: "center", behavior: calm() });
  };

  const setUp = () => {
    $("paper").addEventListener("click", (event) => {
      let mark = event.target.closest?.("mark");
      while (mark && !isShown(findings()[mark.dataset.finding])) mark = mark.parentElement.closest("mark");
      if (mark) panel.select(Number(mark.dataset.finding));
    });
  };

  return { show, reveal, highlight, renumber, setUp };
})();
