// What the group has set: kept in the browser, and in the form of a plainspeak.toml.

const KEPT = "plainspeak.settings";
const KEPT_FILES = "plainspeak.files"; // word lists and other files that the settings name

const settings = (() => {
  let values = {};
  let files = {}; // name, as the settings write it → content in base64
  let keeps = true;
  const watchers = [];
  try {
    values = JSON.parse(localStorage.getItem(KEPT) ?? "{}") ?? {};
    files = JSON.parse(localStorage.getItem(KEPT_FILES) ?? "{}") ?? {};
  } catch {
    keeps = false; // this browser keeps nothing for a page that is a file
  }
  const keep = () => {
    try {
      localStorage.setItem(KEPT, JSON.stringify(values));
      localStorage.setItem(KEPT_FILES, JSON.stringify(files));
    } catch {
      keeps = false;
    }
  };
  const set = (changed) => {
    values = changed;
    const names = new Set(named());
    const left = Object.keys(files).filter((name) => !names.has(name));
    for (const name of left) delete files[name];
    if (left.length) send().catch(() => {});
    keep();
    for (const watcher of watchers) watcher();
  };
  /** The files that the settings name. */
  const named = () => {
    const tables = [values, ...(values.overrides ?? [])];
    return [...new Set(tables.flatMap((table) => [
      ...(table.lists ?? []),
      ...(typeof table.glossary === "string" ? [table.glossary] : []),
      ...(table.glossary_papers ?? []),
    ]))];
  };
  /** Let Python have the files. */
  const send = async () => {
    const names = Object.keys(files);
    await engine.ask({ do: "keep files", names }, names.map((name) => bytesOf(files[name])));
  };
  const addFile = async (name, bytes, changed) => {
    files[name] = lettersOf(bytes);
    values = changed;
    keep();
    await send();
    for (const watcher of watchers) watcher();
  };
  const add = (key, word) => {
    const before = values;
    const list = values[key] ?? [];
    if (!list.includes(word)) set({ ...values, [key]: [...list, word] });
    return () => set(before);
  };
  /** Keep what the group says of a word, without reading the papers again. */
  const explain = (term, text) => {
    if (typeof values.glossary === "string") return; // it stands in a file of theirs
    const glossary = { ...values.glossary };
    if (text.trim()) glossary[term] = text.trim();
    else delete glossary[term];
    values = { ...values, glossary };
    keep();
  };
  return {
    get: () => values,
    set,
    add,
    explain,
    named,
    send,
    addFile,
    file: (name) => (name in files ? bytesOf(files[name]) : null),
    keeps: () => keeps,
    watch: (watcher) => watchers.push(watcher),
  };
})();
