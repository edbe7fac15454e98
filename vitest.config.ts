import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") };

/** The server suite runs whole on each database; `CONCORD_TEST_DATABASE` tells tests/support which one. */
const server = (database: "sqlite" | "postgres") => ({
  resolve: { alias },
  test: {
    name: `server-${database}`,
    isolate: false,
    include: ["tests/server/**/*.test.ts"],
    env: { CONCORD_TEST_DATABASE: database },
    globalSetup: ["tests/support/global-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          pool: "threads",
          isolate: false,
          include: ["tests/{unit,conformance}/**/*.test.{ts,tsx}"],
          testTimeout: 30_000,
        },
      },
      server("sqlite"),
      server("postgres"),
    ],
  },
});
