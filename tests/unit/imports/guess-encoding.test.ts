import { describe, expect, it } from "vitest";
import type { Encoding } from "@/lib/imports/encodings";
import { guessEncoding } from "@/lib/server/imports/guess-encoding";

/** Bytes of a code page of single bytes; the platform decodes these, but does not encode them. */
function inCodePage(text: string, encoding: Encoding): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const byteOf = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  );
  return Uint8Array.from(
    [...text].map((sign) => byteOf.get(sign) ?? expect.fail(`no ${sign} in ${encoding}`)),
  );
}
const guessOf = (bytes: Uint8Array, isWhole = true) => guessEncoding({ bytes, isWhole });
const utf8 = (text: string) => new TextEncoder().encode(text);

const TEXTS: [Encoding, string][] = [
  ["windows-1251", "text\nПривет\n"],
  ["windows-1251", "id;текст\n1;Хороший товар\n2;Плохой товар\n"],
  ["windows-1251", "Доставка опоздала на два дня, курьер не позвонил."],
  ["koi8-r", "Доставка опоздала на два дня, курьер не позвонил."],
  ["windows-1252", "Schöne Grüße aus München"],
  ["windows-1252", "text\nDas Café war geschlossen, übrigens.\n"],
  ["windows-1250", "Książka była świetna, ale okładka się zniszczyła"],
];

describe("the encoding of a file", () => {
  it.each(TEXTS)("is guessed as %s by its letters: %j", (encoding, text) => {
    expect(guessOf(inCodePage(text, encoding))).toEqual({ encoding, isSure: true });
  });

  it("is guessed behind a long beginning of plain letters", () => {
    const bytes = Buffer.concat([
      utf8("id,text\n".repeat(20_000)),
      inCodePage("1,Привет, мир\n", "windows-1251"),
    ]);
    expect(guessOf(bytes)).toEqual({ encoding: "windows-1251", isSure: true });
  });

  it("of two bytes for a letter is known", () => {
    const japanese = Buffer.from(
      "8da193fa82cd82c682c482e082a282a293568b4382c582b782cb81428e5595e082c98d7382ab82dc82b582e582a4",
      "hex",
    );
    expect(guessOf(japanese)).toEqual({ encoding: "shift_jis", isSure: true });
  });

  it("is UTF-8 where the bytes are that, also cut off within a letter", () => {
    expect(guessOf(utf8("Привет"))).toEqual({ encoding: "utf-8", isSure: true });
    expect(guessOf(utf8("Привет").subarray(0, 11), false)).toEqual({ encoding: "utf-8", isSure: true });
    expect(guessOf(utf8(""))).toEqual({ encoding: "utf-8", isSure: true });
  });

  it("is UTF-8 by its mark, whatever follows", () => {
    expect(guessOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0xcf, 0xf0))).toEqual({ encoding: "utf-8", isSure: true });
  });

  it("is unsure where the bytes say too little", () => {
    expect(guessOf(Uint8Array.of(0xff, 0xc0, 0xc1))).toMatchObject({ isSure: false });
  });

  it.each<[string, Uint8Array]>([
    ["NUL bytes", Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0xff)],
    ["NUL bytes in every other place only", Uint8Array.of(0, 1, 2, 0xff)],
    ["many control characters", Uint8Array.from({ length: 256 }, (_, byte) => byte || 1)],
  ])("is none where a file has %s", (_what, bytes) => {
    expect(guessOf(bytes)).toBeNull();
  });
});
