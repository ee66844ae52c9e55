// Runs Python for browsers once while the page is made, and compiles what it loads, so that it need
// not be compiled whenever somebody opens the page.
//
// node compile.mjs PARTS WORK: WORK holds python_stdlib.zip, packages.tar and networks.js. The first
// two are written again: modules that are read at the start are compiled, and of Python's own library
// all that is not needed to unpack the packages goes to them.

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [parts, work] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.join(parts, "pyodide.mjs")).href);
const file = (name) => path.join(work, name);

(0, eval)(fs.readFileSync(file("networks.js"), "utf-8"));
const python = await loadPyodide({ indexURL: parts, stdLibURL: file("python_stdlib.zip") });
python.FS.writeFile("/stdlib.zip", fs.readFileSync(file("python_stdlib.zip")));
python.FS.writeFile("/packages.tar", fs.readFileSync(file("packages.tar")));
python.runPython(`
import gc, importlib.util, io, lzma, os, sys, tarfile, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

def loaded():
    files = [getattr(module, "__file__", None) or "" for module in [*sys.modules.values()]]
    return {file.partition("python314.zip/")[2] for file in files}

first = loaded()
with tarfile.open("/packages.tar") as archive:
    archive.extractall("/packages", filter="data")
sys.path.insert(0, "/packages")
from plainspeak.apps.page import desk
desk.rehearse()
later = loaded()
tops = {name.partition("/")[0] for name in first}  # a package stays in one place

def compiled(name, source):
    code = compile(source, name, "exec", dont_inherit=True, optimize=2)
    return name + "c", bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), False))

with (
    zipfile.ZipFile("/stdlib.zip") as library, tarfile.open("/packages.tar") as packages,
    zipfile.ZipFile("/stdlib.out", "w") as start, tarfile.open("/packages.out", "w") as rest,
):
    def put(name, content):
        info = tarfile.TarInfo(name)
        info.size = len(content)
        rest.addfile(info, io.BytesIO(content))

    for name in library.namelist():
        content = library.read(name)
        is_first = name.partition("/")[0] in tops or not name.endswith(".py")
        if name in later and name.endswith(".py"):
            name, content = compiled(name, content)
        if is_first:
            start.writestr(zipfile.ZipInfo(name), content)
        else:
            put("library/" + name, content)
    for member in packages:
        name, content = member.name, packages.extractfile(member).read()
        put(*(compiled(name, content) if name.endswith(".py") else (name, content)))
`);
fs.writeFileSync(file("python_stdlib.zip"), python.FS.readFile("/stdlib.out"));
fs.writeFileSync(file("packages.tar"), python.FS.readFile("/packages.out"));
process.exit(0);
