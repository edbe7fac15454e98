/** Each page is put into the words of one area: what it may say must be among them, or people would read a key. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { en } from "@/lib/i18n/en";
import { authWords } from "@/lib/i18n/en/areas/auth";
import { bulkWords } from "@/lib/i18n/en/areas/bulk";
import { coreWords } from "@/lib/i18n/en/areas/core";
import { inputWords } from "@/lib/i18n/en/areas/inputs";
import { labelWords } from "@/lib/i18n/en/areas/label";
import { laterWords } from "@/lib/i18n/en/areas/later";
import { pagesWords } from "@/lib/i18n/en/areas/pages";

const ROOT = join(import.meta.dirname, "../../..");
const FROM = /(?:^|\n)\s*(?:import|export)\s+(?!type\b)[^;'"]*?from\s+["']([^"']+)["']/g;
const LATER = /import\(\s*["'`]([^"'`]+)["'`]\s*\)/g;
const KEY = new RegExp(`["'\`](${Object.keys(en).join("|")})\\.(?:\\w+|\\$\\{)`, "g");
/** The server says what it says in every language; the manifests of kinds name words that their readers know. */
const NOT_READ = /^lib\/(server|i18n|kinds|contracts)\//;

function fileOf(from: string, specifier: string): string[] {
  const base = specifier.startsWith("@/")
    ? join(ROOT, specifier.slice(2))
    : specifier.startsWith(".")
      ? join(dirname(from), specifier)
      : null;
  if (base === null) return [];
  if (/\$\{kind\}/.test(base)) return inputsOfKinds();
  const found = ["", ".ts", ".tsx", "/index.ts"].map((end) => base + end);
  return found.filter((path) => existsSync(path) && statSync(path).isFile()).slice(0, 1);
}

const inputsOfKinds = (): string[] =>
  readdirSync(join(ROOT, "components/kinds/answers")).map((kind) =>
    join(ROOT, "components/kinds/answers", kind, "input.tsx"),
  );

/** Every module that the browser may load for these pages; `isFirst` for those it loads with them. */
function modulesOf(pages: readonly string[], { isFirst = false } = {}): string[] {
  const seen = new Set<string>();
  const waiting = pages.map((page) => join(ROOT, page));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file) || NOT_READ.test(relative(ROOT, file))) continue;
    seen.add(file);
    const text = readFileSync(file, "utf8");
    for (const [, specifier = ""] of [...text.matchAll(FROM), ...(isFirst ? [] : text.matchAll(LATER))])
      waiting.push(...fileOf(file, specifier));
  }
  return [...seen];
}

function* pagesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* pagesUnder(path);
    else if (/^(page|layout)\.tsx$/.test(entry.name)) yield path;
  }
}

/** Sections that modules say without their being among `words`. */
const BULK_PAGE = "app/projects/[project]/(work)/bulk/page.tsx";

const saidBy = (modules: readonly string[], words: Readonly<Record<string, unknown>>): string[] =>
  modules.flatMap((file) => {
    // Pages themselves are rendered on the server.
    if (relative(ROOT, file).startsWith("app/")) return [];
    const said = [...readFileSync(file, "utf8").matchAll(KEY)].map(([, section = ""]) => section);
    return [...new Set(said)]
      .filter((section) => !(section in words) && !(section in coreWords))
      .map((section) => `${relative(ROOT, file)} says "${section}"`);
  });

const missing = (pages: readonly string[], words: Readonly<Record<string, unknown>>): string[] =>
  saidBy(modulesOf(pages), words);

describe("the words of an area", () => {
  it.each([
    [
      "the label view",
      ["app/projects/[project]/label/page.tsx"],
      { ...labelWords, ...laterWords, ...inputWords },
    ],
    ["the pages before one is inside", [...pagesUnder("app/(auth)")], authWords],
    [
      "the pages of managers",
      [...pagesUnder("app/(home)"), ...pagesUnder("app/projects/[project]/(work)")].filter(
        (page) => page !== BULK_PAGE,
      ),
      { ...pagesWords, ...inputWords },
    ],
    ["the bulk page", [BULK_PAGE], { ...pagesWords, ...bulkWords, ...laterWords, ...inputWords }],
    ["what stands around every page", ["app/layout.tsx", "app/error.tsx"], {}],
  ])("are all that is said in %s", (_, pages, words) => {
    expect(pages.length).toBeGreaterThan(0);
    expect(missing(pages, words)).toEqual([]);
  });

  it("are found where they are said", () => {
    expect(missing(["app/projects/[project]/label/page.tsx"], {})).toContain(
      'components/annotate/top-bar.tsx says "label"',
    );
  });

  it("of later parts are said by no module that comes with the view itself, but by actions and notices, which name them for later parts", () => {
    const views = ["label-page", "label-view", "image/image-view", "text/text-view"];
    const first = modulesOf(
      views.map((name) => `components/annotate/${name}.tsx`),
      { isFirst: true },
    );
    const saying = saidBy(first, labelWords).filter(
      (line) => !/^lib\/(editor\/actions|client\/session)\//.test(line),
    );
    expect(saying).toEqual([]);
  });

  it("are together all there are", () => {
    const all = {
      ...coreWords,
      ...authWords,
      ...labelWords,
      ...bulkWords,
      ...laterWords,
      ...inputWords,
      ...pagesWords,
    };
    expect(Object.keys(all).sort()).toEqual(Object.keys(en).sort());
  });
});
