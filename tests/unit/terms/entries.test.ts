import { describe, expect, test } from "vitest";
import { checkPattern, patternFinder } from "@/lib/server/terms/patterns";
import { type EntryFormat, readEntries } from "@/lib/terms/read-entries";

const read = (content: string, format: EntryFormat) => {
  const entries = readEntries(content, format);
  return entries.ok ? entries.value.map(({ text, label, line }) => [line, text, label]) : entries.error.key;
};

describe("what a manager writes", () => {
  test("is a term a line, whatever ends the lines, without blanks around it", () => {
    expect(read("\ufeffNew   York\r\n\r\n Zoe\u0308 \rC, or D", "lines")).toEqual([
      [1, "New York", null],
      [3, "Zoë", null],
      [4, "C, or D", null],
    ]);
  });

  test("is a table of terms and labels, with or without its heading", () => {
    expect(read('Term,Label\n"a, b",x\nc,\n', "csv")).toEqual([
      [2, "a, b", "x"],
      [3, "c", null],
    ]);
    expect(read("a\tx\nb", "tsv")).toEqual([
      [1, "a", "x"],
      [2, "b", null],
    ]);
    expect(read('a,x\n"b', "csv")).toBe("terms.unclosed");
  });

  test("is a pattern a line as it stands, with its label behind the last tab", () => {
    expect(read(" a{1,2} \tx\nb  c", "patterns")).toEqual([
      [1, " a{1,2} ", "x"],
      [2, "b  c", null],
    ]);
  });
});

const found = async (pattern: string, text: string, options = {}) => {
  const find = patternFinder([{ text: pattern, label: 0 }], {
    matchCase: false,
    wholeWords: false,
    ...options,
  });
  return (await find(text)).finds.map(({ start, end }) => text.slice(start, end));
};

describe("patterns", () => {
  test("that explode elsewhere take their time by the length of the text", async () => {
    const text = "x".repeat(200_000);
    expect(await found("(x+x+)+y", text)).toEqual([]);
    expect(await found("(x|x|xx)*y", text)).toEqual([]);
    expect(await found("^(([a-z])+.)+[A-Z]([a-z])+$", `${text}!`, { matchCase: true })).toEqual([]);
  });

  test("match nothing empty, look at each line, and never end within a sign", async () => {
    expect(await found("a*", "baab")).toEqual(["aa"]);
    expect(await found("^.$", "a\nbc\r\n🙁")).toEqual(["a", "🙁"]);
    expect(await found("e", "e\u0301 e")).toEqual(["e"]);
    expect((await found(".+", "🙁".repeat(20_000))).join("")).toBe("🙁".repeat(20_000));
  });

  test("count as whole words in any script where they are to", async () => {
    expect(await found("кот[а-я]?", "кот котик", { wholeWords: true })).toEqual(["кот"]);
  });

  test("that repeat too much are refused before they are stored", () => {
    expect(checkPattern("(a{30}){30}", 1).ok).toBe(false);
    expect(checkPattern("a{100}", 1).ok).toBe(true);
  });
});
