import { describe, expect, it } from "vitest";
import { ID_PATTERN, makeId, newId } from "@/lib/core/ids";
import { seededRandom } from "@/lib/core/random";

const bytes = (value: number) => (length: number) => new Uint8Array(length).fill(value);
const randomBytes = (seed: number) => {
  const random = seededRandom(seed);
  return (length: number) => Uint8Array.from({ length }, () => Math.floor(random() * 256));
};

describe("an id", () => {
  it("begins with the time as in the ULID readme: 1469918176385 is 01ARYZ6S41", () => {
    expect(makeId(1_469_918_176_385, bytes(0))).toBe("01aryz6s410000000000000000");
  });

  it("holds 48 bits of time and 80 random bits: the largest is 7ZZ… by the ULID specification", () => {
    expect(makeId(2 ** 48 - 1, bytes(255))).toBe("7zzzzzzzzzzzzzzzzzzzzzzzzz");
    expect(makeId(0, bytes(0))).toBe("0".repeat(26));
  });

  it("sorts by the time it was made, whatever the random part", () => {
    const random = seededRandom(4);
    const source = randomBytes(5);
    for (let round = 0; round < 1_000; round++) {
      const earlier = Math.floor(random() * 2 ** 47);
      const later = earlier + 1 + Math.floor(random() * 10_000);
      expect(makeId(earlier, source) < makeId(later, source)).toBe(true);
    }
  });

  it("has 26 characters of the alphabet without i, l, o and u", () => {
    const source = randomBytes(6);
    const seen = new Set<string>();
    for (let time = 0; time < 1_000; time++) {
      const id = makeId(time * 1e9, source);
      expect(id).toMatch(ID_PATTERN);
      for (const character of id) seen.add(character);
    }
    expect([...seen].sort().join("")).toBe("0123456789abcdefghjkmnpqrstvwxyz");
    for (const wrong of ["i", "l", "o", "u", "A", "-"]) expect(wrong.repeat(26)).not.toMatch(ID_PATTERN);
  });

  it("is never given twice, also within one millisecond", () => {
    const ids = Array.from({ length: 50_000 }, newId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("carries the platform's clock", () => {
    const before = makeId(Date.now(), bytes(0)).slice(0, 10);
    const id = newId().slice(0, 10);
    const after = makeId(Date.now(), bytes(0)).slice(0, 10);
    expect(before <= id && id <= after).toBe(true);
  });
});
