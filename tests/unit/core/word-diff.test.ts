import fc from "fast-check";
import { expect, it } from "vitest";
import { wordDiff } from "@/lib/core/word-diff";

const shown = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : `${kind === "added" ? "+" : "-"}[${text}]`))
    .join("");

it("whole words are put in and taken out, in languages with and without blanks", () => {
  expect(shown("the red car", "the blue car")).toBe("the -[red]+[blue] car");
  expect(shown("a b", "a b")).toBe("a b");
  expect(shown("", "new")).toBe("+[new]");
  expect(shown("我爱北京", "我爱上海")).toBe("我爱-[北京]+[上海]");
});

it("what was taken out and put in gives back both texts", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", " ", ".", "é", "😀", "\n"), maxLength: 60 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const without = (kind: string) =>
        wordDiff(before, after)
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join("");
      expect([without("added"), without("removed")]).toEqual([before, after]);
    }),
  );
});
