import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/lib/core/canonical-json";
import { type Random, seededRandom, shuffled } from "@/lib/core/random";
import { randomText } from "../../support/random-text";

/** Any JSON value, at most `depth` levels deep. */
function randomJson(random: Random, depth: number): unknown {
  const kind = Math.floor(random() * (depth > 0 ? 6 : 4));
  if (kind === 0) return random() < 0.5;
  if (kind === 1) return (random() - 0.5) * 10 ** Math.floor(random() * 30 - 10);
  if (kind === 2) return randomText(random, 5);
  if (kind === 3) return null;
  const members = Array.from({ length: Math.floor(random() * 4) }, () => randomJson(random, depth - 1));
  return kind === 4
    ? members
    : Object.fromEntries(members.map((member) => [randomText(random, 3, true), member]));
}

/** The same value with the members of every object in another order. */
function reordered(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) return value.map((item) => reordered(item, random));
  if (value === null || typeof value !== "object") return value;
  const members = Object.entries(value).map(([key, member]) => [key, reordered(member, random)] as const);
  return Object.fromEntries(shuffled(members, random));
}

describe("canonical JSON", () => {
  it("sorts keys as in RFC 8785, section 3.2.3", () => {
    const value = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    const order = [...canonicalJson(value).matchAll(/:"([^"]+)"/g)].map((match) => match[1]);
    expect(order).toEqual([
      "Carriage Return",
      "One",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
  });

  it("has no white space, keeps the order of lists and leaves out what is undefined", () => {
    expect(canonicalJson({ b: [3, 1, 2], a: { d: null, c: undefined } })).toBe(
      '{"a":{"d":null},"b":[3,1,2]}',
    );
    expect(canonicalJson([undefined, 1])).toBe("[null,1]");
  });

  it("is the same for any order of members, and another for another value", () => {
    const random = seededRandom(2);
    for (let round = 0; round < 300; round++) {
      const value = randomJson(random, 3);
      expect(canonicalJson(reordered(value, random))).toBe(canonicalJson(value));
      expect(canonicalJson([value])).not.toBe(canonicalJson([[value]]));
    }
  });

  it("reads back as the value it was made of", () => {
    const random = seededRandom(3);
    for (let round = 0; round < 300; round++) {
      const value = randomJson(random, 3);
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }
  });

  it("keeps a member called __proto__", () => {
    const text = '{"__proto__":{"a":1},"z":2}';
    expect(canonicalJson(JSON.parse(text))).toBe(text);
  });
});
