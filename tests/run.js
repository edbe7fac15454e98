/**
 * `npm test [-- word …]`: everything in turn, or what has one of the words in its path. The last line counts all suites
 * together; before it stand the files that took longest, since they are where the time of a run can be saved.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { check } from "./check.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "concord-run-"));
const words = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const files = [];
const SLOWEST = 15;
/** Of a page that a browser test failed on, for the log of a run whose folders are gone. */
const LINES_OF_A_PAGE = 60;

function count(passed, failed, skipped = 0) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

function run(title, command, args, env = {}) {
  console.log(`\n== ${title}`);
  const startedAt = Date.now();
  const result = spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  console.log(`== ${title}: ${Math.round((Date.now() - startedAt) / 1000)} s`);
  return result.status === 0;
}

function vitest() {
  const report = join(folder, "vitest.json");
  const ok = run("unit and server tests", "npx", [
    "vitest",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...(words.length > 0 ? ["--passWithNoTests", ...words] : []),
  ]);
  if (!existsSync(report)) return count(0, words.length > 0 && ok ? 0 : 1);
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  for (const { name, startTime, endTime } of testResults)
    files.push({ name: relative(root, name), seconds: (endTime - startTime) / 1000 });
  // A suite that could not start fails no single test.
  count(numPassedTests, Math.max(numFailedTests, ok ? 0 : 1), numPendingTests);
}

const resultsOf = (suite) => [
  ...(suite.specs ?? []).flatMap(({ tests }) => tests.flatMap(({ results }) => results)),
  ...(suite.suites ?? []).flatMap(resultsOf),
];

const durationOf = (suite) => resultsOf(suite).reduce((sum, { duration }) => sum + duration, 0);

/** What the page showed when a test failed, as Playwright describes it. */
function reportPages(suites) {
  const contexts = suites
    .flatMap(resultsOf)
    .filter(({ status }) => status !== "passed" && status !== "skipped")
    .flatMap(({ attachments }) => attachments)
    .filter(({ name, path }) => name === "error-context" && path && existsSync(path));
  for (const { path } of contexts) {
    const [, snapshot] = readFileSync(path, "utf8").split("# Page snapshot");
    if (snapshot === undefined) continue;
    console.log(`\n== the page at the end of ${relative(root, path)}`);
    console.log(snapshot.trim().split("\n").slice(0, LINES_OF_A_PAGE).join("\n"));
  }
}

function browser(title, wanted, env = {}) {
  const report = join(folder, `${title.replaceAll(" ", "-")}.json`);
  const ok = run(title, "npx", ["playwright", "test", "--pass-with-no-tests", ...wanted], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    ...env,
  });
  if (!existsSync(report)) return count(0, words.length > 0 && ok ? 0 : 1);
  const { stats, suites } = JSON.parse(readFileSync(report, "utf8"));
  for (const suite of suites)
    files.push({ name: `${suite.file} (${title})`, seconds: durationOf(suite) / 1000 });
  reportPages(suites);
  count(stats.expected, Math.max(stats.unexpected + stats.flaky, ok ? 0 : 1), stats.skipped);
}

function reportSlowest() {
  const slowest = files.toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);
  console.log("\n== slowest files");
  for (const { name, seconds } of slowest) console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
}

if (words.length === 0) {
  console.log("== check");
  const checked = await check();
  count(checked.passed, checked.failed);
}
vitest();
const isWanted = (name) => words.length === 0 || words.some((word) => name.includes(word));
// Without a journey to run, the app would be built and started for nothing.
if (readdirSync(join(root, "tests/e2e")).some((name) => isWanted(`tests/e2e/${name}`)))
  browser("browser tests", words);
const wanted = ["whole-path", "text-spans", "image-boxes"].filter(isWanted);
if (wanted.length > 0) browser("the main job on PostgreSQL", wanted, { CONCORD_TEST_DATABASE: "postgres" });
rmSync(folder, { recursive: true, force: true });
reportSlowest();
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ""}`,
);
