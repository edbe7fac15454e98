/** `npm run check`: types, lint, boundaries, and a report of long files, untyped corners and the first load. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildOnce } from "../bin/build.js";
import { pageWeight } from "./page-weight.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const MAX_LINES = 330;

function run(name, command, args) {
  const started = Date.now();
  const result = spawnSync(join(root, "node_modules/.bin", command), args, { cwd: root, encoding: "utf8" });
  const ok = result.status === 0;
  console.log(`${ok ? "ok  " : "FAIL"} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (!ok) console.log(`${result.stdout}\n${result.stderr}`);
  return ok;
}

function* sources(folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name !== "migrations") yield* sources(path);
    } else if (/\.(ts|tsx)$/.test(entry.name)) yield path;
  }
}

/** Long files and `any` are refused: they are where code stops being read. */
function report() {
  const files = ["app", "components", "lib", "db"].flatMap((folder) => [...sources(folder)]);
  const found = files.map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
  const long = found.filter(({ text }) => text.split("\n").length > MAX_LINES).map(({ path }) => path);
  const untyped = found
    .filter(({ text }) => /\bas any\b|: any\b|<any>|@ts-(ignore|nocheck)/.test(text))
    .map(({ path }) => path);
  const ok = long.length === 0 && untyped.length === 0;
  console.log(
    `${ok ? "ok  " : "FAIL"} sizes: ${files.length} files, over ${MAX_LINES} lines: ${long.join(" ") || "none"}; any: ${untyped.join(" ") || "none"}`,
  );
  return ok;
}

/** Where kinds of regions and answers may be named: their own folders, what is written for certain kinds, and words. */
const NAMES_KINDS = [
  /^(lib|components)\/kinds\//,
  /^lib\/i18n\/(en|ru)\//,
  /^lib\/formats\//, // what a format can hold of a shape is part of the format
  /^lib\/labels\/(text-)?templates\.ts$/,
  /^lib\/server\/demo\//,
];

function kindNames() {
  const names = ["regions", "answers", "relations"].flatMap((part) =>
    readdirSync(join(root, "lib/kinds", part)),
  );
  // These name inputs, columns, types of JavaScript and Parquet, and the tool that joins regions as well.
  const told = names.filter((name) => !["text", "number", "list", "link"].includes(name)).join("|");
  const naming = new RegExp(`["'\`](${told})["'\`]`);
  const found = ["app", "components", "lib", "db"]
    .flatMap((folder) => [...sources(folder)])
    .filter((path) => !NAMES_KINDS.some((allowed) => allowed.test(path)))
    .filter((path) =>
      naming.test(readFileSync(join(root, path), "utf8").replace(/^\s*(\/\/|\*|\/\*).*$/gm, "")),
    );
  console.log(
    `${found.length === 0 ? "ok  " : "FAIL"} kinds named outside their folders: ${found.join(" ") || "none"}`,
  );
  return found.length === 0;
}

/** The browser names routes (lib/client/api, lib/contracts/url-of.ts): a path written by hand escapes the route table. */
function handWrittenPaths() {
  const found = ["components", "lib/client"]
    .flatMap((folder) => [...sources(folder)])
    .filter((path) => readFileSync(join(root, path), "utf8").includes("/api/v1"));
  const ok = found.length === 0;
  console.log(
    `${ok ? "ok  " : "FAIL"} paths of the API outside the route table: ${found.join(" ") || "none"}`,
  );
  return ok;
}

/** Versions below which known holes are open. */
function versions() {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const least = { next: "16.4.5", zod: "4.6.7", "drizzle-orm": "0.45.2", "next-auth": "4.24.12" };
  const low = Object.entries(least).filter(([name, version]) => {
    const have = lock[`node_modules/${name}`]?.version ?? "0";
    return have.localeCompare(version, "en", { numeric: true }) < 0;
  });
  console.log(
    `${low.length === 0 ? "ok  " : "FAIL"} versions: ${low.length === 0 ? "all safe" : low.map(([name]) => name).join(" ")}`,
  );
  return low.length === 0;
}

/** What the label view loads first; builds what the browser tests run, once for both. */
async function weight() {
  await buildOnce(root);
  const { lines, problems } = pageWeight(root);
  console.log(`${problems.length === 0 ? "ok  " : "FAIL"} first load of the label view`);
  for (const line of [...lines, ...problems]) console.log(`       ${line}`);
  return problems.length === 0;
}

export async function check() {
  const results = [
    run("types", "tsc", ["--noEmit"]),
    run("lint", "biome", ["check", "."]),
    run("boundaries", "depcruise", ["--config", ".dependency-cruiser.cjs", "app", "components", "lib", "db"]),
    run("Dockerfile", "dockerfile-utils", ["lint", "Dockerfile"]),
    run("compose file", "dclint", ["--max-warnings", "0", "compose.yaml"]),
    report(),
    kindNames(),
    handWrittenPaths(),
    versions(),
    await weight(),
  ];
  return { passed: results.filter(Boolean).length, failed: results.filter((ok) => !ok).length };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await check()).failed > 0 ? 1 : 0;
