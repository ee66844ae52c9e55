// The worker in which Python runs: questions go to it one by one, and answers come back.

const engine = (() => {
  const waiting = new Map();
  let worker = null;
  let number = 0;
  let blobs = null;
  let facts;
  const begin = () => {
    blobs ??= Object.fromEntries(
      [...document.querySelectorAll("script.part")].map((part) => {
        const blob = new Blob([part.textContent]);
        part.remove();
        return [part.dataset.name, blob];
      }),
    );
    const code = new Blob([$("worker").textContent], { type: "text/javascript" });
    const url = URL.createObjectURL(code);
    worker = new Worker(url);
    URL.revokeObjectURL(url);
    facts = new Promise((done, failed) => {
      waiting.set("start", { done, failed });
    });
    worker.onmessage = ({ data }) => heard(data);
    worker.onerror = (event) => broken(event.message);
    worker.postMessage({ parts: blobs });
  };

  const heard = (data) => {
    if (data.at) {
      progress(data.at);
      if (data.at === "ready") take("start")?.done(data.answer);
    } else if (data.broken) {
      if (data.id === undefined) broken(data.reason);
      else take(data.id)?.failed(new Error(data.reason));
    } else {
      take(data.id)?.done(data.answer);
    }
  };

  const take = (id) => {
    const found = waiting.get(id);
    waiting.delete(id);
    return found;
  };

  const broken = (reason) => {
    for (const { failed } of waiting.values()) failed(new Error(reason));
    waiting.clear();
  };

  const progress = (at) => {
    const steps = ["unpacked", "python", "packages", "ready"];
    $("progress").value = steps.indexOf(at) + 1;
    if (at === "ready") $("getting-ready").hidden = true;
  };

  /** Ask; the answer may hold a `problem`. Throws where Python itself has failed. */
  const ask = async (asked, files = []) => {
    await facts;
    return new Promise((done, failed) => {
      number += 1;
      waiting.set(number, { done, failed });
      worker.postMessage({ id: number, asked, files });
    });
  };

  return { begin, ask, facts: () => facts };
})();

const UNKNOWN =
  "Something went wrong that should not have. Your paper is as it was. Load this page again and try once more.";

/** Ask, and say so where it cannot be answered; null then. */
const asked = async (question, files = []) => {
  try {
    const answer = await engine.ask(question, files);
    if (answer.problem) {
      problem(sentence(answer.problem));
      return null;
    }
    return answer;
  } catch (fault) {
    console.error(fault);
    problem(UNKNOWN);
    return null;
  }
};

/** A sentence begins with a capital, but for the name of a file. */
const sentence = (text) => (/^[\w-]+\.\w/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1));
