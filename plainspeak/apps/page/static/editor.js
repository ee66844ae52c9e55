// The box in which people type or paste. Under it lies the same text with its marks, so that the
// box stays an ordinary one: undo, spelling, screen readers and keyboards work as everywhere.

const editor = (() => {
  let marks = []; // { start, end, number }, of the text as it is now
  let text = "";
  let pause = 0;
  let onPause = () => {};
  let onCursor = () => {};

  const drawn = () => {
    const parts = [];
    for (const [start, end, over] of cutAt(text.length, marks)) {
      const shorter = [...over].sort((one, other) => one.end - one.start - (other.end - other.start));
      parts.push(marked(text.slice(start, end), shorter.map((mark) => mark.number)));
    }
    $("mirror").replaceChildren(...parts, "\n"); // the last line needs its height
    highlight();
  };

  /** Marks move with the text around them; one in which somebody types goes. */
  const moved = (now) => {
    let same = 0;
    const most = Math.min(now.length, text.length);
    while (same < most && now[same] === text[same]) same += 1;
    let tail = 0;
    while (tail < most - same && now[now.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1;
    const end = text.length - tail;
    const by = now.length - text.length;
    marks = marks.flatMap((mark) => {
      if (mark.end <= same) return [mark];
      if (mark.start >= end) return [{ ...mark, start: mark.start + by, end: mark.end + by }];
      const isLong = findings()[mark.number]?.long;
      return isLong && mark.start <= same && mark.end >= end ? [{ ...mark, end: mark.end + by }] : [];
    });
    text = now;
  };

  const typed = () => {
    moved($("text").value);
    drawn();
    if (!pause) busy(1);
    clearTimeout(pause);
    pause = setTimeout(paused, 250);
  };

  const paused = () => {
    clearTimeout(pause);
    pause = 0;
    onPause();
    busy(-1);
  };

  /** Put the marks of a check in place, unless the text has changed since. */
  const show = (checked, view) => {
    if ($("text").value !== checked) return false;
    text = checked;
    marks = view
      ? view.findings.flatMap((finding, number) =>
          finding.places.map(([start, end], place) => ({ start, end, number, place })),
        )
      : [];
    drawn();
    return true;
  };

  const set = (value) => {
    $("text").value = value;
    text = $("text").value;
    marks = [];
    drawn();
  };

  /** Change parts of the text as if somebody typed it, so that Ctrl-Z takes it back. */
  const change = (edits) => {
    const box = $("text");
    box.focus();
    for (const [start, end, put] of [...edits].sort((one, other) => other[0] - one[0])) {
      box.setSelectionRange(start, end);
      const done = put
        ? document.execCommand("insertText", false, put)
        : document.execCommand("delete", false);
      if (!done) box.setRangeText(put, start, end, "end");
    }
    typed();
    paused();
  };

  const at = (position) => {
    const here = marks.filter(
      (mark) => mark.start <= position && position <= mark.end && isShown(findings()[mark.number]),
    );
    here.sort((one, other) => one.end - one.start - (other.end - other.start));
    return here[0] ?? null;
  };

  const highlight = () => {
    for (const mark of $("mirror").querySelectorAll("mark")) {
      mark.classList.toggle("selected", Number(mark.dataset.finding) === desk.selected);
    }
  };

  /** Bring a mark into sight, with the cursor in it where `focus` asks for it. */
  const reveal = (number, place) => {
    const mark = marks.find((one) => one.number === number && one.place === place)
      ?? marks.find((one) => one.number === number);
    highlight();
    const shown = $("mirror").querySelector(`mark[data-finding="${number}"]`);
    if (mark && shown) shown.scrollIntoView({ block: "center", behavior: calm() });
  };

  const setUp = (look, cursor) => {
    onPause = look;
    onCursor = cursor;
    const box = $("text");
    box.addEventListener("input", typed);
    box.addEventListener("scroll", () => { $("mirror").scrollTop = box.scrollTop; });
    const under = () => {
      if (document.activeElement !== box || box.selectionStart !== box.selectionEnd) return;
      const mark = at(box.selectionStart);
      if (mark && mark.number !== desk.selected) onCursor(mark);
    };
    box.addEventListener("click", under);
    box.addEventListener("keyup", (event) => { if (event.key.startsWith("Arrow")) under(); });
    if (box.value) typed(); // what the browser has kept over a reload
  };

  return { setUp, set, show, change, reveal, highlight, drawn, text: () => $("text").value };
})();

const calm = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
