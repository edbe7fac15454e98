import { describe, expect, it } from "vitest";
import { detectEncoding } from "@/lib/imports/detect-encoding";

const utf8 = (text: string) => Buffer.from(text);
const le = (text: string) => Buffer.from(text, "utf16le");
const be = (text: string) => le(text).swap16();
const LONG = "text,label\nthe cat sat on the mat,yes\nпривет мир,no\n".repeat(400);

describe("UTF-8", () => {
  it.each<[string, Buffer]>([
    ["plain", utf8(LONG)],
    ["nothing at all", utf8("")],
    ["one NUL in a long file", utf8(`${LONG}a\0b\n`)],
    ["one NUL in a short file, in an even place", utf8("text\na\0b\nc\n")],
    ["one NUL in a short file, in an odd place", utf8("text\nab\0c\nd\n")],
    ["many NULs that are the end of every cell", utf8("id,text\0\n".repeat(300))],
    [
      "a single line with a NUL",
      utf8("a line of no other sign \0 than a lost one, and longer than that by some"),
    ],
    ["its mark", utf8("\uFEFFtext\n")],
  ])("is a file with %s", (_what, bytes) => {
    expect(detectEncoding(bytes)).toBe("utf-8");
  });
});

describe("UTF-16", () => {
  const texts: [string, string][] = [
    ["English", "text\nsome words\nand more\n"],
    ["Russian", "text\nпривет\nдва слова\n"],
    ["long Russian sentences", `${"предложение без единой запятой и точки ".repeat(20)}\n`.repeat(5)],
    ["Chinese rows of a table", `id,text\n${"1,今天天气很好我们去公园吧\n2,好的明天见\n".repeat(50)}`],
    ["Gurmukhi, whose letters have the byte of a line break", `text\n${"ਸਤ ਸ੍ਰੀ ਅਕਾਲ\n".repeat(50)}`],
    ["one line", "some words"],
  ];
  it.each(texts)("without its mark is known in either order: %s", (_what, text) => {
    expect(detectEncoding(le(text))).toBe("utf-16le");
    expect(detectEncoding(be(text))).toBe("utf-16be");
  });

  it("with its mark is known by it", () => {
    expect(detectEncoding(le("\uFEFF今天"))).toBe("utf-16le");
    expect(detectEncoding(be("\uFEFF今天"))).toBe("utf-16be");
  });
});
