/**
 * What the label view loads before its first task stands, told from the build alone: the chunks of the page, those of
 * the view that the page imports, and of these the imports that a project's inputs and kinds need. Dialogs and the like
 * come after the first task and do not count. Sizes are those that browsers get, compressed with brotli; 1 KB is 1,024
 * bytes.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Above the framework: React, its DOM and the runtime of Next. A kind counts with its tool or input, which a project that has it loads. */
/** Of a kind: its tools and its outline, which only projects with the kind load. */
const LIMITS_KB = { image: 125, text: 90, kind: 5.5 };
/** A project of each sort of data, with the kinds that its ready label schema asks for. */
const PROJECTS = {
  image: { view: "image", regions: ["polygon"], answers: [] },
  text: { view: "text", regions: ["span"], answers: ["choice"] },
};

const IMAGE_TOOLS = 'phase:"marquee"';
const PAGE = "app/projects/[project]/label/page";
const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** A file that assigns a manifest to a global. */
function readAssigned(path, key) {
  const found = {};
  new Function("globalThis", readFileSync(path, "utf8"))(found);
  return found[key];
}

function makeSizes(build) {
  const known = new Map();
  return (file) => {
    const size = known.get(file) ?? measure(readFileSync(join(build, file)));
    known.set(file, size);
    return size;
  };
}

const measure = (bytes) => ({
  br: brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  }).length,
  gzip: gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }).length,
});

/** Id of each import that is made later → the chunks it loads, as Turbopack writes it. */
function importsIn(code) {
  const found = new Map();
  for (const [, id, files] of code.matchAll(/(\d+),\w+=>\{\w+\.v\(\w+=>Promise\.all\(\[([^\]]*)\]\.map/g))
    found.set(id, JSON.parse(`[${files}]`));
  return found;
}

/** The imports of the views, inputs and tools of kinds, by name; what is not found is in none of the chunks. */
function partsIn(code) {
  const imports = importsIn(code);
  const filesOf = (id) => imports.get(id) ?? [];
  const named = (pattern) =>
    Object.fromEntries([...code.matchAll(pattern)].map(([, name, id]) => [name, filesOf(id)]));
  const regions = {};
  // A manifest of a region says its kind and what it lies on, and at its end how its tool is loaded.
  for (const manifest of code.split(/(?=kind:"\w+",on:")/).slice(1)) {
    const kind = /^kind:"(\w+)"/.exec(manifest)?.[1];
    const id = /edit:\(\)=>\w+\.A\((\d+)\)/.exec(manifest)?.[1];
    if (kind && id) regions[kind] = filesOf(id);
  }
  return {
    views: named(/\b(text|image):\(\)=>\w+\.A\((\d+)\)/g),
    answers: named(/"\.\/answers\/(\w+)\/input\.tsx":\{id:\(\)=>(\d+)/g),
    regions,
  };
}

function chunksOf(root) {
  const build = join(root, ".next");
  const server = join(build, "server");
  const { rootMainFiles } = readJson(join(server, PAGE, "build-manifest.json"));
  const manifests = readAssigned(join(server, `${PAGE}_client-reference-manifest.js`), "__RSC_MANIFEST");
  const [{ entryJSFiles }] = Object.values(manifests);
  const loadable = Object.values(readJson(join(server, PAGE, "react-loadable-manifest.json")));
  const page = [...Object.values(entryJSFiles), ...loadable.map(({ files }) => files)].flat();
  const read = (file) => readFileSync(join(build, file), "utf8");
  const code = [...new Set(page)].map(read).join("\n");
  // The tool that selects says so of its gestures; its import has no name in the build.
  const imageTools = [...importsIn(code).values()].find((files) =>
    files.some((file) => read(file).includes(IMAGE_TOOLS)),
  );
  return { framework: rootMainFiles, page, parts: { ...partsIn(code), imageTools } };
}

const kb = (bytes) => Math.round(bytes / 102.4) / 10;

/** @returns lines of the report, and whether all of it is within the limits */
export function pageWeight(root) {
  const sizeOf = makeSizes(join(root, ".next"));
  const { framework, page, parts } = chunksOf(root);
  const sum = (files, how) => [...new Set(files)].reduce((total, file) => total + sizeOf(file)[how], 0);
  const lines = [];
  const problems = [];
  const need = (files, what) => {
    if (!files || files.length === 0) problems.push(`the chunks of ${what} were not found in the build`);
    return files ?? [];
  };
  const loads = Object.entries(PROJECTS).map(([name, { view, regions, answers }]) => {
    const files = [
      ...page,
      ...need(parts.views[view], `the view of ${view}`),
      ...(view === "image" ? need(parts.imageTools, "the tools of images") : []),
      ...regions.flatMap((kind) => need(parts.regions[kind], kind)),
      ...answers.flatMap((kind) => need(parts.answers[kind], kind)),
    ].filter((file) => !framework.includes(file));
    const above = kb(sum(files, "br"));
    const limit = LIMITS_KB[name];
    if (above > limit) problems.push(`the label view of a project of ${name}: ${above} KB of ${limit}`);
    lines.push(
      `${name}: framework ${kb(sum(framework, "br"))} KB, above it ${above} of ${limit} KB (gzip: ${kb(sum(framework, "gzip"))} and ${kb(sum(files, "gzip"))})`,
    );
    return files;
  });
  const common = loads[0].filter((file) => loads.every((files) => files.includes(file)));
  const kinds = Object.entries({ ...parts.regions, ...parts.answers }).map(([kind, files]) => {
    const added = kb(
      sum(
        files.filter((file) => !common.includes(file) && !framework.includes(file)),
        "br",
      ),
    );
    if (added > LIMITS_KB.kind) problems.push(`${kind} adds ${added} KB of ${LIMITS_KB.kind}`);
    return `${kind} ${added}`;
  });
  lines.push(`each kind adds, of ${LIMITS_KB.kind} KB: ${kinds.join(", ")}`);
  return { lines, problems };
}
