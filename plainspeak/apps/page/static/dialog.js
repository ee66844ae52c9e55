// The dialog in which a group says who reads its papers, and which words are its own; and the files in
// which settings and word lists come.

const READERS = {
  public: "Anybody, such as new members of the public",
  staff: "People who work here",
  "research-team": "People who work in research",
};
const NAMES = { known: "known_acronyms", allowed: "allowed_words", never: "never_mark" }; // boxes with a word on a line
const COUNTRY = { GB: "British English", US: "American English" };

const settingsDialog = (() => {
  let rules = [];
  let before = null;

  const choices = (id, names, words, fallback) => {
    const chosen = settings.get()[id] ?? fallback;
    const labels = names.map((name) =>
      el(
        "label",
        {},
        el("input", { type: "radio", name: id, value: name, checked: name === chosen }),
        ` ${words[name] ?? name}`,
      ),
    );
    $(id).replaceChildren($(id).querySelector("legend"), ...labels);
  };

  const lines = (id) => [...new Set($(id).value.split("\n").map((line) => line.trim()).filter(Boolean))];

  const isOff = (rule) => {
    const own = settings.get().rules?.[rule];
    if (own !== undefined && (own === false || own.on !== undefined)) return !(own.on ?? own);
    return (settings.get().ignore ?? []).includes(rule);
  };

  const show = (facts) => {
    const values = settings.get();
    rules = facts.rules;
    choices("profile", facts.profiles, READERS, "public");
    choices("country", facts.countries, COUNTRY, "GB");
    for (const [id, key] of Object.entries(NAMES)) $(id).value = (values[key] ?? []).join("\n");
    const isFile = typeof values.glossary === "string";
    $("glossary").disabled = isFile;
    $("glossary").value = isFile ? `See ${values.glossary}` : Object.entries(values.glossary ?? {})
      .map(([term, text]) => `${term} = ${text}`)
      .join("\n");
    const boxes = rules.map((rule) =>
      el(
        "label",
        { title: rule.summary },
        el("input", { type: "checkbox", value: rule.name, checked: !isOff(rule.name) }),
        ` ${rule.called}`,
      ),
    );
    $("rules").replaceChildren($("rules").querySelector("legend"), ...boxes);
    ownFiles();
    $("kept").textContent = settings.keeps()
      ? "These settings are kept in this browser. You can also save them as a file, for another computer or a colleague."
      : "This browser keeps nothing for this page. Save your settings as a file, and open it the next time.";
    $("settings-problem").textContent = "";
  };

  const chosen = (id) => $(id).querySelector("input:checked")?.value;

  /** The settings as they stand in the dialog. What it does not show stays as it was. */
  const read = () => {
    const values = { ...settings.get() };
    values.profile = chosen("profile");
    values.country = chosen("country");
    for (const [id, key] of Object.entries(NAMES)) values[key] = lines(id);
    if (!$("glossary").disabled) values.glossary = Object.fromEntries(
      lines("glossary")
        .map((line) => line.split(/\s*[=:\t]\s*(.*)/s))
        .filter(([term, text]) => term && text)
        .map(([term, text]) => [term, text]),
    );
    const off = new Set([...$("rules").querySelectorAll("input:not(:checked)")].map((box) => box.value));
    const tables = { ...values.rules };
    const ignore = new Set(values.ignore ?? []);
    for (const { name } of rules) {
      if (off.has(name) === isOff(name)) continue;
      const { on: _, ...rest } = typeof tables[name] === "object" ? tables[name] : {};
      delete tables[name];
      if (Object.keys(rest).length) tables[name] = rest;
      if (off.has(name)) ignore.add(name);
      else ignore.delete(name);
    }
    values.rules = tables;
    values.ignore = [...ignore];
    for (const key of Object.keys(values)) {
      const value = values[key];
      if (value === undefined || (typeof value === "object" && !Object.keys(value).length)) delete values[key];
    }
    return values;
  };

  const ownFiles = () => {
    const items = settings.named().map((name) => {
      const content = settings.file(name);
      const bare = name.split("/").pop();
      return el(
        "li",
        {},
        el("span", {}, content ? name : `${name} (not here yet: open it)`),
        el(
          "div",
          {},
          content ? button("Save", () => give(bare, content), { "aria-label": `Save ${name}` }) : null,
          button("Remove", () => remove(name), { "aria-label": `Remove ${name}` }),
        ),
      );
    });
    $("own-files").querySelector("ul").replaceChildren(...items);
  };

  const remove = async (name) => {
    const without = (table) => {
      const left = { ...table };
      for (const key of ["lists", "glossary_papers"]) {
        if (left[key]) left[key] = left[key].filter((one) => one !== name);
        if (left[key] && !left[key].length) delete left[key];
      }
      if (left.glossary === name) delete left.glossary;
      return left;
    };
    const values = without(read());
    if (values.overrides) values.overrides = values.overrides.map(without);
    settings.set(values);
    before = JSON.stringify(values);
    show(await engine.facts());
    $("settings-open").focus();
  };

  const open = async () => {
    before = JSON.stringify(settings.get());
    show(await engine.facts());
    $("settings").showModal();
  };

  const close = () => {
    const values = read();
    if (JSON.stringify(values) !== before) settings.set(values);
  };

  const isSettings = (file) => file.name.endsWith(".toml");

  /** Of files that somebody gives: those that belong to the settings. A paper that the settings name
   * does where it comes with them, or is missing. */
  const ours = (files) => {
    const hasSettings = files.some(isSettings);
    const names = (file) => settings.named().filter((name) => name.split("/").pop() === file.name);
    return (file) =>
      isSettings(file) || /\.[ct]sv$/i.test(file.name)
      || names(file).some((name) => hasSettings || !settings.file(name));
  };

  const answered = async (question, file) => {
    try {
      return await engine.ask({ ...question, name: file.name }, [new Uint8Array(await file.arrayBuffer())]);
    } catch {
      return { problem: UNKNOWN };
    }
  };

  /** Take the settings and the word lists among files. Gives the other files, and what is wrong, in
   * sentences. */
  const take = async (files) => {
    const wrong = [];
    const used = [];
    for (const file of files.filter(isSettings)) {
      const answer = await answered({ do: "read settings" }, file);
      if (answer.problem) wrong.push(sentence(answer.problem));
      else settings.set(answer.settings);
      if (!answer.problem) used.push(file.name);
    }
    const isOurs = ours(files);
    const others = files.filter((file) => !isOurs(file));
    for (const file of files.filter((one) => isOurs(one) && !isSettings(one))) {
      const answer = await answered({ do: "take file", settings: settings.get() }, file);
      if (answer.problem) wrong.push(sentence(answer.problem));
      else await settings.addFile(answer.name, new Uint8Array(await file.arrayBuffer()), answer.settings);
      if (!answer.problem) used.push(file.name);
    }
    if (used.length) {
      const missing = settings.named().filter((name) => !settings.file(name));
      const ask = missing.length ? ` Drop ${missing.join(", ")} here, too: your settings name it.` : "";
      say(`${used.join(", ")}: in use.${ask}`);
    }
    if ($("settings").open) {
      before = JSON.stringify(settings.get());
      show(await engine.facts());
      $("settings-problem").textContent = wrong.join(" ");
    }
    return { others, wrong };
  };

  const setUp = () => {
    $("open-settings").addEventListener("click", open);
    $("settings").addEventListener("close", close);
    $("settings-open").addEventListener("click", () => $("settings-file").click());
    $("settings-file").addEventListener("change", async () => {
      const files = [...$("settings-file").files];
      $("settings-file").value = "";
      if (files.length) settings.set(read());
      await take(files);
    });
    $("settings-save").addEventListener("click", async () => {
      settings.set(read());
      before = JSON.stringify(settings.get());
      await saveFile({ do: "save", what: "settings", settings: settings.get() });
    });
    $("settings-clear").addEventListener("click", async () => {
      settings.set({});
      before = "{}";
      show(await engine.facts());
    });
  };

  return { setUp, take };
})();
