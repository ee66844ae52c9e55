// The note on a mark: what to write instead, and what else can be done about it.

const panel = (() => {
  /** Open the note on a finding. */
  const select = (number, { focus = false, scroll = false, place = 0 } = {}) => {
    desk.selected = number;
    desk.place = place;
    draw();
    const isText = current()?.text !== undefined;
    if (scroll) (isText ? editor : paper).reveal(number, place);
    else (isText ? editor : paper).highlight();
    if (focus) $("note").querySelector("h2")?.focus();
  };

  const draw = () => {
    const numbers = shownNumbers();
    const finding = findings()[desk.selected];
    const at = numbers.indexOf(desk.selected);
    $("count").textContent = numbers.length
      ? at >= 0 ? `${at + 1} of ${numbers.length}` : counted(numbers.length, "mark")
      : "No marks";
    $("previous").disabled = $("next").disabled = !numbers.length;
    document.body.classList.toggle("noted", Boolean(finding));
    $("note").replaceChildren(...(finding ? note(finding) : hint(numbers)));
    $("all").hidden = !numbers.length;
    if ($("all").open) list();
  };

  const hint = (numbers) =>
    numbers.length ? [el("p", { class: "quiet" }, "Choose a mark to see what to write instead.")] : [];

  const note = (finding) => [
    el("p", { class: `level ${finding.level}` }, `${finding.levelSaid}: ${finding.called}`),
    el("h2", { tabindex: "-1" }, finding.text.length > 90 ? `${finding.text.slice(0, 85)}…` : finding.text),
    el("p", {}, finding.message),
    ...(finding.instead.length
      ? [el("p", { class: "instead" }, finding.lead && `${finding.lead}: `, el("strong", {}, finding.instead.join(" / ")))]
      : []),
    ...finding.related.map((text) => el("p", {}, text)),
    ...(finding.more ? [el("p", {}, `It stands in ${counted(finding.more, "more place")}.`)] : []),
    el("div", { class: "buttons" }, ...actions(finding)),
    ...(finding.why ? [el("details", {}, el("summary", {}, "Why"), el("p", {}, finding.why))] : []),
  ];

  const actions = (finding) => {
    const made = [];
    if (current()?.text !== undefined) {
      for (const use of finding.uses) {
        const places = Object.values(use.at);
        const here = use.at[desk.place] ?? places[0];
        const name = use.text ? `Use ‘${use.text}’` : `Take out ‘${finding.text}’`;
        made.push(button(name, () => editor.change(here), { class: "use" }));
        if (places.length > 1) {
          made.push(button(`Use it in all ${places.length} places`, () => editor.change(places.flat())));
        }
      }
    }
    const set = (name, key, word, said) =>
      made.push(button(name, () => say(said, settings.add(key, word))));
    if (finding.own) {
      const [word, known] = finding.own;
      set("Our group knows this", known, word, `‘${word}’ is on the list of what your group knows.`);
      set("Never mark this", "never_mark", word, `‘${word}’ is left alone from now on.${
        known === "known_acronyms" ? " The jargon buster still explains it." : ""}`);
    } else {
      set(`Never mark this kind: ${finding.called}`, "ignore", finding.rule,
        `This kind is not marked any more: ${finding.called}.`);
    }
    return made;
  };

  const list = () => {
    const items = shownNumbers().map((number) => {
      const finding = findings()[number];
      const text = finding.text.length > 50 ? `${finding.text.slice(0, 47)}…` : finding.text;
      return el("li", {}, button(text, () => select(number, { focus: true, scroll: true }), { class: "link" }));
    });
    $("all").querySelector("ol").replaceChildren(...items);
  };

  const step = (by) => {
    const numbers = shownNumbers();
    if (!numbers.length) return;
    const at = numbers.indexOf(desk.selected);
    const next = at < 0 ? (by > 0 ? 0 : numbers.length - 1) : (at + by + numbers.length) % numbers.length;
    select(numbers[next], { scroll: true });
  };

  const setUp = () => {
    $("previous").addEventListener("click", () => step(-1));
    $("next").addEventListener("click", () => step(1));
    $("all").addEventListener("toggle", () => { if ($("all").open) list(); });
  };

  return { select, draw, setUp };
})();
