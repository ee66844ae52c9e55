"use strict";
// Python, and plainspeak in it, apart from the page, so that typing never waits for them.
// There is no network here: what Pyodide asks for is given to it from memory.

delete self.importScripts; // so that Pyodide takes what it is given

const LETTERS =
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~";
const DIGITS = new Uint8Array(128);
for (let i = 0; i < LETTERS.length; i += 1) DIGITS[LETTERS.charCodeAt(i)] = i;

/** Four bytes from each five letters, as the page was made. */
const read = (letters) => {
  const whole = Math.ceil(letters.length / 5);
  const bytes = new Uint8Array(whole * 4);
  const view = new DataView(bytes.buffer);
  for (let i = 0, at = 0; i < whole; i += 1, at += 5) {
    let number = 0;
    for (let j = at; j < at + 5; j += 1) number = number * 85 + (j < letters.length ? DIGITS[letters[j]] : 84);
    view.setUint32(i * 4, number);
  }
  return bytes.subarray(0, Math.floor((letters.length * 4) / 5));
};

const unpacked = async (name, blob) => {
  const bytes = read(new Uint8Array(await blob.arrayBuffer()));
  if (name.endsWith(".xz")) return bytes; // Python unpacks it
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

const moduleOf = async (bytes) => {
  const url = URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
  try {
    return await import(url);
  } finally {
    URL.revokeObjectURL(url);
  }
};

let answer;

const start = async (blobs) => {
  const names = Object.keys(blobs);
  const parts = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await unpacked(name, blobs[name])])),
  );
  postMessage({ at: "unpacked" });
  const types = { wasm: "application/wasm", zip: "application/zip" };
  self.fetch = async (asked) => {
    const name = String(asked.url ?? asked).split("/").pop();
    if (!(name in parts)) throw new TypeError("There is no network here.");
    const type = types[name.split(".").pop()] ?? "application/octet-stream";
    return new Response(parts[name], { headers: { "Content-Type": type } });
  };
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([
    moduleOf(parts["pyodide.mjs"]),
    moduleOf(parts["pyodide.asm.mjs"]),
  ]);
  const python = await loadPyodide({
    indexURL: "https://page.invalid/",
    createPyodideModule,
    lockFileContents: new TextDecoder().decode(parts["pyodide-lock.json"]),
    fullStdLib: false,
    env: { HOME: "/home/pyodide", PYTHONDONTWRITEBYTECODE: "1" },
  });
  postMessage({ at: "python" });
  const packages = parts["packages.xz"];
  let later = parts["later.xz"]; // what only a PDF needs
  const weights = parts["weights.bin"];
  for (const name of names) delete parts[name];
  const decompress = python.runPython(`
import gc, lzma, sys
gc.set_threshold(100_000, 20, 20)
lzma.decompress
`);
  /** Write the files of which the first line says the names and sizes. */
  const put = (packed) => {
    const given = python.toPy(packed);
    const whole = decompress(given);
    const view = whole.getBuffer("u8");
    const bytes = view.data;
    let at = bytes.indexOf(10) + 1;
    for (const [name, size] of JSON.parse(new TextDecoder().decode(bytes.slice(0, at)))) {
      const path = `/packages/${name}`;
      python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
      python.FS.writeFile(path, bytes.slice(at, at + size));
      at += size;
    }
    view.release();
    for (const one of [given, whole]) one.destroy();
  };
  put(packages);
  python.FS.writeFile("/packages/plainspeak/data/tagger/weights.bin", weights);
  const desk = python.runPython(`
sys.path[:0] = ["/packages", "/packages/library"]
from plainspeak.apps.page import desk
desk.answer
`);
  postMessage({ at: "packages" });
  answer = (asked, files) => {
    if (later && [asked.name, ...(asked.names ?? [])].some((name) => /\.pdf$/i.test(name ?? ""))) {
      put(later);
      python.runPython("import importlib; importlib.invalidate_caches()");
      later = null;
    }
    const given = python.toPy(files);
    const said = desk(JSON.stringify(asked), given);
    given.destroy();
    if (said === undefined || said === null) return null;
    if (typeof said === "string") return JSON.parse(said);
    const [facts, bytes] = said.toJs();
    said.destroy();
    return { ...JSON.parse(facts), bytes };
  };
};

self.onmessage = async ({ data }) => {
  try {
    if (data.parts) {
      await start(data.parts);
      postMessage({ at: "ready", answer: answer({ do: "start" }, []) });
    } else {
      postMessage({ id: data.id, answer: answer(data.asked, data.files ?? []) });
    }
  } catch (fault) {
    postMessage({ id: data.id, broken: true, reason: String(fault?.message ?? fault) });
  }
};
