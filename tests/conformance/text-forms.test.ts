/** What every form of texts owes to the label view and to exports, which know it by its manifest only. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitBlocks } from "@/lib/editor/text-layout";
import { makeTranslate } from "@/lib/i18n/dictionaries";
import { LOCALES } from "@/lib/i18n/locales";
import { tell } from "@/lib/i18n/tell";
import { TEXT_FORMS } from "@/lib/text-forms";
import { TEXT_FORM_NAMES } from "@/lib/text-forms/names";
import { LOOKS } from "@/lib/text-forms/shaped-text";

const NASTY = [
  ..."<[{*_`#>&|-".split("").map((mark) => mark.repeat(300_000)),
  ...[
    "<b>",
    "<li>",
    "<ul><li>x",
    "</b>",
    "<!--",
    "<a =",
    '<a b="',
    "[a](",
    "**a",
    "`` ` ",
    "&amp",
    "\r\n",
  ].map((mark) => mark.repeat(50_000)),
  `<p>${" ".repeat(300_000)}x`,
  "\ud83d\ude42\ud800 \udc00\u0000\ufeff\u202e\u0301שלום",
];

describe.each(TEXT_FORM_NAMES)("the form %s", (name) => {
  const { read, fault } = TEXT_FORMS[name];
  const checkLayout = (value: unknown) => {
    const shaped = read(value);
    if (shaped === null) return;
    const { text, layout } = shaped;
    expect(read(value)).toEqual(shaped);
    let before = 0;
    for (const { start, end, look } of layout) {
      if (start < before || end < start || end > text.length || !LOOKS.includes(look))
        throw new Error(`${look} ${start} to ${end} in ${text.length}`);
      before = start;
    }
  };

  it("has a name and a sentence for values that are none in every language", () => {
    for (const locale of LOCALES) {
      const t = makeTranslate(locale);
      expect(t(`settings.form_${name}`)).not.toMatch(/form_/);
      expect(tell(locale, fault("x"))).toContain("x");
    }
  });

  it("reads any value the same each time, its looks in order and within the text", () => {
    fc.assert(fc.property(fc.jsonValue(), checkLayout));
    fc.assert(fc.property(fc.string({ unit: "binary" }), checkLayout));
    const marks = fc.constantFrom(
      "<b>",
      "</b>",
      "<li>",
      "<p>",
      "x ",
      "&lt;",
      "**",
      "`",
      "# ",
      "\n",
      "[",
      "](",
      ")",
      "🙂",
    );
    fc.assert(fc.property(fc.array(marks), (parts) => checkLayout(parts.join(""))));
  });

  it("reads the longest of the nastiest, and the blocks of the view cover it", () => {
    for (const value of NASTY)
      for (const given of [value, [value], { text: value }]) {
        const shaped = read(given);
        checkLayout(given);
        if (shaped)
          expect(splitBlocks(shaped.text).reduce((sum, { start, end }) => sum + end - start, 0)).toBe(
            shaped.text.length,
          );
      }
  });
});
