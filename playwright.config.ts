import { defineConfig } from "@playwright/test";

const port = Number(process.env.CONCORD_TEST_PORT ?? 3411);

export default defineConfig({
  testDir: "tests/e2e",
  // Files share one instance, not their projects. The journeys mostly wait, so two at once halve the run on two cores.
  workers: 2,
  projects: [
    { name: "first-start", testMatch: "whole-path.test.ts" },
    // They sign in as the owner that the first start has made.
    { name: "journeys", testIgnore: "whole-path.test.ts", dependencies: ["first-start"] },
  ],
  // A step that hangs ends the run all the same; machines that share their cores need a multiple of what a quiet one takes.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["list"], ["json"]] : [["list"]],
  use: {
    baseURL: `http://localhost:${port}`,
    actionTimeout: 60_000,
    trace: { mode: "retain-on-failure", screenshots: false, sources: false },
  },
  webServer: {
    command: "node --import tsx tests/support/start-for-browser.ts",
    url: `http://localhost:${port}/api/health`,
    env: { PORT: String(port) },
    // The first start builds.
    timeout: 300_000,
  },
});
