// Brings it together: papers come in, are checked one by one, and are shown.

const TEXT = "text"; // the key of what is typed
let keys = 0;
let turn = 0; // of the last look at the text
let checking = false; // whether the text is being read now

/** Take files: each is a paper, and a plainspeak.toml among them holds settings. */
const take = (files) => work(() => takeAll(files));

const takeAll = async (files) => {
  problem();
  const { others: papers, wrong } = await settingsDialog.take([...files]);
  desk.wrong = wrong;
  problem(...wrong);
  if (!papers.length) return;
  desk.papers = papers.map((file) => ({ key: `paper ${(keys += 1)}`, name: file.name, file }));
  desk.selected = null;
  desk.at = -1;
  words.clear();
  mode("file");
  $("headline").textContent = `Reading ${papers.length === 1 ? papers[0].name : `${papers.length} papers`} …`;
  await engine.ask({ do: "clear", keep: [] });
  await checkAll();
  $("headline").focus();
};

/** Check every paper on the desk, and show the first as soon as it is there. */
const checkAll = async () => {
  const papers = desk.papers;
  for (const one of papers) {
    if (one.key !== TEXT) await check(one);
    if (desk.papers !== papers) return;
    if (desk.at < 0 && one.view) look(papers.indexOf(one));
    else if (current() === one) look(desk.at);
    list();
  }
  const failed = papers.filter((one) => one.problem);
  problem(...(desk.wrong ?? []), ...failed.map((one) => `${one.name}: ${one.problem}`));
  if (failed.length === papers.length) start();
  else await words.ask();
};

const check = async (one) => {
  const question = { do: "check", paper: one.key, name: one.name, settings: settings.get() };
  let files = [];
  try {
    if (one.file) files = [new Uint8Array(await one.file.arrayBuffer())];
    const answer = await engine.ask(question, files);
    one.problem = answer.problem ?? null;
    if (!answer.problem) {
      one.view = answer;
      one.file = null; // it lies on the desk now
    }
  } catch (fault) {
    console.error(fault);
    one.problem = fault.name === "NotReadableError" ? "this file cannot be opened." : UNKNOWN;
  }
};

/** Look at the text as it stands. While one look is under way, the next one waits for it. */
const checkText = () => work(readText);

const readText = async () => {
  turn += 1;
  if (checking) return;
  checking = true;
  let seen;
  do {
    seen = turn;
    await lookAtText();
  } while (seen !== turn);
  checking = false;
};

const lookAtText = async () => {
  const text = editor.text();
  const one = current();
  if (one?.text === undefined) return;
  one.text = text;
  if (!text.trim()) {
    one.view = undefined;
    editor.show(text, null);
    top();
    return;
  }
  const question = { do: "check", paper: one.key, name: one.name, text, format: one.format, settings: settings.get() };
  let answer;
  try {
    answer = await engine.ask(question);
  } catch (fault) {
    console.error(fault);
    answer = { problem: UNKNOWN };
  }
  if (current() !== one || editor.text() !== text) return;
  problem();
  if (answer.problem) {
    one.view = undefined;
    editor.show(text, null);
    if (text.trim().split(/\s+/).length > 5) problem(sentence(answer.problem));
  } else {
    keepSelected(one.view, answer);
    one.view = answer;
    editor.show(text, answer);
  }
  top();
  panel.draw();
  if (one.view) await words.ask();
};

/** The same mark stays open when the paper is read again. */
const keepSelected = (before, now) => {
  const old = before?.findings[desk.selected];
  if (!old) return;
  const same = now.findings.findIndex((one) => one.rule === old.rule && one.text === old.text);
  desk.selected = same < 0 ? null : same;
};

const mode = (name) => {
  document.body.classList.remove("begin", "typing", "file");
  document.body.classList.add(name);
};

const start = () => {
  desk.papers = [];
  desk.at = -1;
  desk.selected = null;
  editor.set("");
  words.clear();
  mode("begin");
  tab("paper");
  list();
  $("text-label").textContent = "Or type or paste";
};

/** The first letter in the box makes it the paper. */
const typing = () => {
  if (current()?.text !== undefined) return;
  desk.papers = [{ key: TEXT, name: "text.txt", text: editor.text(), format: "plain" }];
  desk.at = 0;
  desk.selected = null;
  words.clear();
  engine.ask({ do: "clear", keep: [TEXT] }).catch(() => {});
  mode("typing");
  $("text-label").textContent = "Your text";
  tab("paper");
  list();
  top();
  panel.draw();
};

/** Look at one of the papers. */
const look = (number) => {
  const isOther = desk.at !== number;
  if (!isOther) keepSelected({ findings: desk.seen ?? [] }, desk.papers[number].view);
  desk.at = number;
  if (isOther) desk.selected = null;
  desk.seen = findings();
  list();
  top();
  panel.draw();
  const { view, text } = current();
  mode(text === undefined ? "file" : "typing");
  if (text === undefined) paper.show(view);
  $("edit-line").hidden = text !== undefined || view.source === null || desk.papers.length > 1;
};

/** Open a paper of plain text or Markdown in the box. */
const edit = () => {
  const one = current();
  one.crlf = one.view.source.includes("\r\n");
  editor.set(one.view.source);
  one.text = editor.text();
  one.format = one.view.format;
  mode("typing");
  $("edit-line").hidden = true;
  $("text-label").textContent = one.name;
  checkText();
  $("text").focus();
};

const list = () => {
  $("papers").hidden = desk.papers.length < 2;
  const items = desk.papers.map((one, number) => {
    const state = one.problem
      ? "cannot be read"
      : one.view ? counted(one.view.stops, "stop") : "waiting";
    return el("li", {}, button(`${one.name} (${state})`, () => look(number), {
      "aria-current": desk.at === number ? "true" : "false",
      disabled: !one.view,
    }));
  });
  $("papers").querySelector("ul").replaceChildren(...items);
};

/** The one sentence, the first three, and what can be shown. */
const top = () => {
  const view = current()?.view;
  $("summary").classList.toggle("empty", !view);
  $("headline").textContent = view ? view.headline : "The marks come when you pause.";
  document.title = view ? `${view.title}: plainspeak` : "plainspeak";
  $("facts").textContent = view?.facts ?? "";
  $("band").textContent = view ? `Reading level: ${view.band}` : "";
  const first = (view?.first ?? []).map((number) => {
    const finding = view.findings[number];
    const text = finding.text.length > 60 ? `${finding.text.slice(0, 57)}…` : finding.text;
    const made = button(text, () => panel.select(number, { focus: true, scroll: true }), { class: "link" });
    const instead = finding.instead.slice(0, 2).join(" / ");
    return el("li", {}, made, instead ? el("span", {}, `: ${instead}`) : null);
  });
  $("first").hidden = !first.length;
  $("first").querySelector("ol").replaceChildren(...first);
  $("save").disabled = !view;
  levels();
  letters.show(view ?? { letters: [] });
};

const SAID = { "fix-first": "Fix first", "worth-a-look": "Worth a look", "small-thing": "Small thing" };

const levels = () => {
  const boxes = LEVELS.map((level) => {
    const number = findings().filter((finding) => finding.level === level).length;
    const box = el("input", {
      type: "checkbox",
      checked: desk.shown.has(level),
      onchange: (event) => {
        if (event.target.checked) desk.shown.add(level);
        else desk.shown.delete(level);
        filter();
        if (findings()[desk.selected] && !isShown(findings()[desk.selected])) desk.selected = null;
        panel.draw();
      },
    });
    return el("label", { class: level }, box, ` ${SAID[level]} (${number})`);
  });
  const focused = [...$("levels").querySelectorAll("input")].indexOf(document.activeElement);
  $("levels").replaceChildren($("levels").querySelector("legend"), ...boxes);
  if (focused >= 0) $("levels").querySelectorAll("input")[focused].focus();
  filter();
};

const filter = () => {
  for (const level of LEVELS) document.body.classList.toggle(`no-${level}`, !desk.shown.has(level));
  paper.renumber();
};

const TABS = ["paper", "letters", "words"];

const tab = (name, { focus = false } = {}) => {
  for (const one of TABS) {
    const isIt = one === name;
    $(`tab-${one}`).setAttribute("aria-selected", String(isIt));
    $(`tab-${one}`).tabIndex = isIt ? 0 : -1;
    $(`view-${one}`).hidden = !isIt;
  }
  document.body.dataset.tab = name;
  if (focus) $(`tab-${name}`).focus();
  words.grow();
};

const setUpTabs = () => {
  for (const [number, name] of TABS.entries()) {
    $(`tab-${name}`).addEventListener("click", () => tab(name));
    $(`tab-${name}`).addEventListener("keydown", ({ key }) => {
      const to = { ArrowRight: number + 1, ArrowLeft: number - 1, Home: 0, End: TABS.length - 1 }[key];
      if (to !== undefined) tab(TABS[(to + TABS.length) % TABS.length], { focus: true });
    });
  }
};

const setUpDrop = () => {
  const over = (is) => document.body.classList.toggle("dropping", is);
  const isFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  addEventListener("dragover", (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    over(true);
  });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) over(false); });
  addEventListener("drop", (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    over(false);
    take(event.dataTransfer.files);
  });
  $("choose").addEventListener("click", () => $("files").click());
  $("files").addEventListener("change", () => {
    const files = [...$("files").files];
    $("files").value = "";
    if (files.length) take(files);
  });
};

const begin = async () => {
  settingsDialog.setUp();
  setUpDrop();
  setUpTabs();
  panel.setUp();
  paper.setUp();
  words.setUp();
  saving.setUp();
  editor.setUp(checkText, (mark) => panel.select(mark.number, { place: mark.place }));
  $("text").addEventListener("input", typing);
  $("edit").addEventListener("click", edit);
  $("again").addEventListener("click", () => {
    start();
    engine.ask({ do: "clear", keep: [] }).catch(() => {});
    $("choose").focus();
  });
  settings.watch(() => {
    if (current()?.text !== undefined) checkText();
    else if (desk.papers.length) work(checkAll);
  });
  $("about").addEventListener("toggle", async () => {
    const answer = await asked({ do: "notices" });
    if (answer) $("about").querySelector("pre").textContent = answer.text;
  }, { once: true });
  tab("paper");
  filter();
  panel.draw();
  engine.begin();
  settings.send().catch(() => {}); // before any paper
  const given = [...document.querySelectorAll("script.given")].map(
    (one) => new File([bytesOf(one.textContent)], one.dataset.name),
  );
  if (given.length) take(given);
  try {
    const facts = await engine.facts();
    $("files").accept = [...facts.suffixes, ".toml", ".csv", ".tsv"].join(",");
  } catch (fault) {
    console.error(fault);
    $("getting-ready").hidden = true;
    problem("This browser cannot run plainspeak. It needs Edge, Chrome, Firefox or Safari from 2023 or later.");
  }
};

begin();
