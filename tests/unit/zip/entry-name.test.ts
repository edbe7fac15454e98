import fc from "fast-check";
import { expect, it } from "vitest";
import { unflaggedName } from "@/lib/zip/entry-name";

const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === "number" ? [part] : [...new TextEncoder().encode(part)])),
  );
/** «Привет» as the Windows Explorer of a Russian system writes it. */
const PRIVET = [0x8f, 0xe0, 0xa8, 0xa2, 0xa5, 0xe2];

it("is UTF-8 where its bytes are", () => {
  for (const name of ["a/b.png", "Привет.png", "Größe/猫.jpg", "\ufeffx.csv", ""])
    expect(unflaggedName(bytes(name))).toBe(name);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      expect(unflaggedName(bytes(name))).toBe(name);
    }),
  );
});

it("is CP866 where that gives words in Cyrillic", () => {
  expect(unflaggedName(bytes(...PRIVET, ".png"))).toBe("Привет.png");
  expect(unflaggedName(bytes("set/IMG_", ...PRIVET, "_2 (1).jpeg"))).toBe("set/IMG_Привет_2 (1).jpeg");
  expect(unflaggedName(bytes(0x80, "/", 0xf1, "1.png"))).toBe("А/ё1.png");
  expect(unflaggedName(bytes(...PRIVET, "ABC ", 0xfc, "7.png"))).toBe("ПриветABC №7.png");
});

it("is left to CP437 where Cyrillic letters would stand inside Latin words, or there are none", () => {
  expect(unflaggedName(bytes("caf", 0x82, ".png"))).toBeNull();
  expect(unflaggedName(bytes("Gr", 0x94, 0xe1, "e/", 0x9a, "bung.png"))).toBeNull();
  expect(unflaggedName(bytes("box ", 0xb3, 0xc4, ".png"))).toBeNull();
});
