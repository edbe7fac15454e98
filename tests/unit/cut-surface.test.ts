/** What the product does without: each would open a way in that nothing here needs. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const FORBIDDEN: [what: string, pattern: RegExp, example: string][] = [
  ["a server action", /["']use server["']/, '"use server";'],
  ["a cached page", /["']use cache\b/, '"use cache: private";'],
  ["raw HTML", /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML/, "node.innerHTML = x"],
  ["written documents", /document\.write\w*\(/, "document.writeln(x)"],
  ["eval", /(?<![\w.])eval\s*\(/, "return eval(text);"],
  ["a function made of text", /\bnew Function\b|(?<![\w.])Function\s*\(/, 'Function("return 1")()'],
  ["a timer that takes text", /\bset(Timeout|Interval)\(\s*["'`]/, 'setTimeout("x()", 1)'],
  ["node:vm", /["'](node:)?vm["']/, 'import vm from "node:vm";'],
];

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.(tsx?|m?js)$/.test(entry.name)) yield path;
  }
}
const TOP = ["proxy.ts", "instrumentation.ts", "instrumentation-client.ts", "next.config.js"];
const files = [
  ...TOP,
  ...["app", "components", "lib", "db", "bin", "public"].flatMap((f) => [...sources(f)]),
];
const texts = files.map((path) => ({ path, text: readFileSync(path, "utf8") }));

describe("the source", () => {
  it("is read whole", () => {
    expect(texts.length).toBeGreaterThan(300);
    expect(files).toContain(join("lib", "server", "http", "handle.ts"));
  });

  for (const [what, pattern, example] of FORBIDDEN)
    it(`holds nowhere ${what}`, () => {
      expect(example).toMatch(pattern);
      expect(texts.filter(({ text }) => pattern.test(text)).map(({ path }) => path)).toEqual([]);
    });
});

it("the framework is told of no rewrite, redirect, locale routing, cached component or image server", async () => {
  const path = "../../next.config.js";
  const { default: config } = (await import(path)) as { default: Record<string, unknown> };
  expect(config.images).toEqual({ unoptimized: true });
  for (const key of ["rewrites", "redirects", "i18n", "cacheComponents"])
    expect(config).not.toHaveProperty(key);
  // When pages are loaded opens nothing.
  expect(config.experimental).toEqual({ preloadEntriesOnStart: false });
});
