// The papers that are open, which of them is looked at, and which marks are shown.

const LEVELS = ["fix-first", "worth-a-look", "small-thing"];

const desk = {
  papers: [], // { key, name, file?, view?, problem?, text? }
  at: -1, // the paper that is looked at
  shown: new Set(["fix-first", "worth-a-look"]),
  selected: null, // number of the finding whose note is open
  place: 0, // which of its places
};

const current = () => desk.papers[desk.at] ?? null;
const findings = () => current()?.view?.findings ?? [];
const isShown = (finding) => desk.shown.has(finding.level);
const shownNumbers = () => findings().flatMap((finding, number) => (isShown(finding) ? [number] : []));

/** Cut a text at the borders of marks: [start, end, numbers of the findings over it]. */
const cutAt = (length, marks) => {
  const sorted = [...marks].sort((one, other) => one.start - other.start);
  const borders = new Set([0, length]);
  for (const { start, end } of sorted) borders.add(start).add(end);
  const cuts = [...borders].filter((at) => at <= length).sort((one, other) => one - other);
  const out = [];
  let over = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    over = over.filter((mark) => mark.end > cuts[i]);
    while (next < sorted.length && sorted[next].start <= cuts[i]) {
      if (sorted[next].end > cuts[i]) over.push(sorted[next]);
      next += 1;
    }
    out.push([cuts[i], cuts[i + 1], over]);
  }
  return out;
};

/** Elements for a text under findings, the innermost first. */
const marked = (text, numbers) => {
  let inner = document.createTextNode(text);
  for (const number of numbers) {
    const finding = findings()[number];
    if (!finding) continue;
    const kind = finding.long ? "sentence" : "word";
    const mark = el("mark", { class: `${kind} ${finding.level}` }, inner);
    mark.dataset.finding = number;
    inner = mark;
  }
  return inner;
};
