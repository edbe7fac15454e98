import { describe, expect, it } from "vitest";
import { voteEntropy } from "@/lib/consensus/vote-entropy";

describe("the entropy of votes", () => {
  it.each<[string, number, Record<string, number>, number]>([
    ["0 where all gave the same answer", 3, { a: 3 }, 0],
    ["1 where two answers have half each", 4, { a: 2, b: 2 }, 1],
    ["2 where four answers have a quarter each", 4, { a: 1, b: 1, c: 1, d: 1 }, 2],
    // -(2/3)·log2(2/3) - (1/3)·log2(1/3)
    ["between them where one has more", 3, { a: 2, b: 1 }, 0.9183],
  ])("is %s", (_, answered, counts, bits) => {
    expect(voteEntropy({ answered, counts }, false)).toBeCloseTo(bits, 4);
  });

  it.each<[string, number, Record<string, number>, number]>([
    ["a bit for each label that half gave", 2, { a: 1, b: 1, c: 2 }, 2],
    ["0 where all gave the same labels", 2, { a: 2, b: 2 }, 0],
  ])("where several labels may be given it is %s", (_, answered, counts, bits) => {
    expect(voteEntropy({ answered, counts }, true)).toBeCloseTo(bits, 4);
  });

  it("is unknown where nobody has answered", () => {
    expect(voteEntropy({ answered: 0, counts: {} }, false)).toBeUndefined();
  });
});
