/** `npm test`: everything, in turn; the last line counts all suites together. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { check } from "./check.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "concord-run-"));
const total = { passed: 0, failed: 0, skipped: 0 };

function count(passed, failed, skipped = 0) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

function run(title, command, args, env = {}) {
  console.log(`\n== ${title}`);
  const result = spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
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
  ]);
  if (!existsSync(report)) return count(0, 1);
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, "utf8"));
  // A suite that could not start fails no single test.
  count(numPassedTests, Math.max(numFailedTests, ok ? 0 : 1), numPendingTests);
}

function browser(title, files, env = {}) {
  const report = join(folder, `${title.replaceAll(" ", "-")}.json`);
  const ok = run(title, "npx", ["playwright", "test", ...files], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    ...env,
  });
  if (!existsSync(report)) return count(0, 1);
  const { stats } = JSON.parse(readFileSync(report, "utf8"));
  count(stats.expected, Math.max(stats.unexpected + stats.flaky, ok ? 0 : 1), stats.skipped);
}

console.log("== check");
const checked = check();
count(checked.passed, checked.failed);
vitest();
browser("browser tests", []);
browser("the main job on PostgreSQL", ["whole-path", "text-spans", "image-boxes"], {
  CONCORD_TEST_DATABASE: "postgres",
});
rmSync(folder, { recursive: true, force: true });
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ""}`,
);
