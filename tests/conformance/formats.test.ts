/** What every export format owes to shared code, which knows it by its manifest only. */
import { describe, expect, it } from "vitest";
import { EXPORT_FORMATS, FORMAT_NAMES } from "@/lib/formats";
import { plainPath } from "@/lib/formats/writer";
import { LOCALES } from "@/lib/i18n";
import { makeTranslate } from "@/lib/i18n/dictionaries";
import { inEnglish } from "@/lib/i18n/tell";
import { SPLITS } from "@/lib/split/ratios";
import { documentOf, filesOf, given, headerOf, imageOf, itemOf } from "../unit/exports/build";
import { control, schemaOf } from "../unit/labels/build";
import { SAMPLE_RELEASES, SAMPLE_SCHEMA } from "./release-samples";

describe.each(FORMAT_NAMES)("the format %s", (name) => {
  const format = EXPORT_FORMATS[name];
  const suiting = SAMPLE_RELEASES.filter(({ header }) => format.suits(header).ok);

  it("writes one of the releases at least, the same bytes each time", async () => {
    expect(suiting.length).toBeGreaterThan(0);
    for (const release of suiting) {
      const files = await filesOf(format, release);
      expect(Object.keys(files).length).toBeGreaterThan(0);
      expect(await filesOf(format, release)).toEqual(files);
    }
  });

  it("gives every file and image of the archive a path of its own, the same at every walk", async () => {
    for (const release of suiting) {
      const walk = () => {
        const pathOf = format.imagePaths?.(release.header) ?? plainPath;
        return release.items.flatMap((item) => item.images.map((image) => pathOf(image, item.split, item)));
      };
      const written = walk().filter((path) => path !== null);
      // Images have a place each, or the format leaves all of them out.
      expect([0, walk().length]).toContain(written.length);
      const paths = [...written, ...Object.keys(await filesOf(format, release))];
      expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
      expect(walk()).toEqual(walk());
    }
  });

  it("says in a sentence what does not suit it, and holds every annotation otherwise", async () => {
    const annotations = [given("annotator-1", { answers: { choice: "mine" } }), given("annotator-2", {})];
    const all = headerOf(SAMPLE_SCHEMA, { perAnnotator: true });
    for (const one of [all, headerOf(schemaOf(control("choice")))]) {
      const suits = format.suits(one);
      if (!suits.ok) expect(inEnglish(suits.error)).toMatch(/^[A-Z].*\. Choose .*\.$/);
    }
    const item = itemOf(1, { images: [imageOf()], annotations });
    if (format.suits(all).ok)
      expect(Object.keys(await filesOf(format, { header: all, items: [item] })).length).toBeGreaterThan(0);
    // Losses are counted while a release is frozen, whatever formats suit it.
    for (const count of Object.values(format.losses(all, item))) expect(count).toBeGreaterThan(0);
  });
});

it.each(LOCALES)("formats have names of their own in the language %s", (locale) => {
  const t = makeTranslate(locale);
  const names = FORMAT_NAMES.map((name) => t(`releases.format_${name}`));
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).not.toContain("format_");
});

it.each(["jsonl", "csv", "coco"] as const)(
  "%s has a file for every split, also an empty one",
  async (name) => {
    const one = itemOf(1, { images: [imageOf()], labels: documentOf({}) });
    const files = await filesOf(EXPORT_FORMATS[name], { header: headerOf(SAMPLE_SCHEMA), items: [one] });
    for (const split of SPLITS)
      expect(Object.keys(files).filter((path) => path.includes(split)).length).toBe(1);
  },
);
