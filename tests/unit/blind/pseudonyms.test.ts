/** Pseudonyms stay, differ within a project, and have the form of ids. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DIGEST_BYTES, pseudonymsOf, withAnnotator } from "@/lib/blind/pseudonyms";
import { ID_PATTERN } from "@/lib/core/ids";

const digest = fc.uint8Array({ minLength: DIGEST_BYTES, maxLength: DIGEST_BYTES });
/** Many begin alike, which is rare by itself. */
const alike = fc
  .tuple(fc.integer({ min: 0, max: 8 }), digest)
  .map(([zeros, bytes]) => bytes.map((byte, place) => (place < zeros ? 0 : byte)));
const signs = (bytes: Uint8Array) => bytes.map((byte) => byte & 31).join();
const people = fc.uniqueArray(alike, { minLength: 1, maxLength: 40, selector: signs });
const named = (digests: readonly Uint8Array[]) =>
  pseudonymsOf(new Map(digests.map((bytes, place) => [`user-${place}`, bytes])));

describe("pseudonyms", () => {
  it("are different for different people, and no code begins with another one", () => {
    fc.assert(
      fc.property(people, (digests) => {
        const all = [...named(digests).values()];
        const codes = all.map(({ code }) => code);
        for (const [place, code] of codes.entries())
          expect(codes.some((other, at) => at !== place && other.startsWith(code))).toBe(false);
        expect(all.every(({ id }) => ID_PATTERN.test(id))).toBe(true);
      }),
    );
  });

  it("stay when others come: the id as it is, the code but for signs added at its end", () => {
    fc.assert(
      fc.property(people, (digests) => {
        const before = named(digests.slice(0, -1));
        const after = named(digests);
        for (const [userId, { id, code }] of before) {
          expect(after.get(userId)?.id).toBe(id);
          expect(after.get(userId)?.code.startsWith(code)).toBe(true);
        }
      }),
    );
  });

  it("have four signs where nobody's begin alike", () => {
    const digests = [0, 1, 2].map((first) => new Uint8Array(DIGEST_BYTES).fill(first));
    expect([...named(digests).values()].map(({ code }) => code)).toEqual(["0000", "1111", "2222"]);
  });
});

describe("the annotator in the query of a list", () => {
  const id = "01hzzzzzzzzzzzzzzzzzzzzzzz";
  it("is replaced, or goes where there is no other one", () => {
    expect(withAnnotator(`label=a%2Fb&annotator=${id}`, () => "other")).toBe("label=a%2Fb&annotator=other");
    expect(withAnnotator(`annotator=${id}&sample=5`, () => undefined)).toBe("sample=5");
    expect(withAnnotator("annotator=Ada", () => "other")).toBe("");
  });
  it("leaves a query without one as it is", () => {
    expect(withAnnotator("label=a/b&search=x+y", () => "other")).toBe("label=a/b&search=x+y");
  });
});
