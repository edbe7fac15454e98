/** The log is one JSON object per line, whatever people called themselves, and holds no values of a row. */
import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

const NASTY = [
  'x\r\n{"level":50,"event":"forged"}',
  "\u001b[2J\u001b]0;title\u0007",
  "\u0000\u0008\u2028",
  '"}\n{"event":"forged"',
  "\ud800",
];

/** What a process writes that logs by the program's own log. */
function logged(statements: string): string {
  const program = `import { makeLog } from "./lib/server/log.ts"; const log = makeLog(1); const nasty = JSON.parse(process.env.NASTY); ${statements}`;
  const ran = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program], {
    encoding: "utf8",
    env: { PATH: process.env.PATH, NASTY: JSON.stringify(NASTY) } as unknown as NodeJS.ProcessEnv,
  });
  expect(ran.stderr).toBe("");
  return ran.stdout;
}

it("a name with line breaks and terminal commands makes one line, and forges none", () => {
  const out = logged(`for (const text of nasty) {
    log.error({ event: text, code: text, [text]: text });
    const inner = new TypeError(text);
    inner.code = text;
    const error = new Error(text, { cause: inner });
    error.name = text;
    error.stack = text;
    log.error({ event: "error", err: error });
    log.warn(text);
    log.error({ event: "error", err: text });
  }`);
  const lines = out.trimEnd().split("\n");
  const events = lines.map((line) => JSON.parse(line) as { event?: string; err?: { message: string } });
  expect(events).toHaveLength(NASTY.length * 4);
  expect(events.filter(({ event }) => event === "forged")).toEqual([]);
  const told = events.map(({ err }) => err?.message).filter(Boolean);
  // A lone surrogate has no UTF-8.
  expect(told).toEqual(expect.arrayContaining(NASTY.filter((text) => text !== "\ud800")));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(out.match(/[\u0000-\u0009\u000b-\u001f]/)).toBeNull();
});

it("a failed query is logged without the values of its row, wherever it stands among the causes", () => {
  const out = logged(`
    const { problemResponse } = await import("./lib/server/http/problem.ts");
    const { AppError } = await import("./lib/core/app-error.ts");
    const failed = (cause) => new Error("Failed query: insert into t values ($1) params: canary-value", cause && { cause });
    const full = Object.assign(new Error("no room"), { code: "53100" });
    log.error({ event: "error", err: failed(full) });
    log.error({ event: "error", err: new Error("outside", { cause: failed(full) }) });
    log.error({ event: "error", err: failed() });
    problemResponse(failed(full), log);
    problemResponse(new AppError("storage_full", { key: "server.databaseFull" }, { cause: failed(full) }), log);
  `);
  expect(out.match(/no room/g)?.length).toBeGreaterThanOrEqual(4);
  expect(out.trimEnd().split("\n")).toHaveLength(5);
  expect(out).not.toContain("canary-value");
});
