import { describe, expect, it } from "vitest";
import { balanceRows, hasLongBalance } from "@/components/quality/balance-table";

const row = (label: string, count: number) => ({ label, count, share: 0 });

describe("the table of labels on the quality page", () => {
  it("has labels with answers first, most often given on top, and folds those without", () => {
    const balance = [row("a", 0), row("b", 1), row("c", 3), row("d", 0), row("e", 1)];
    const { given, without } = balanceRows({ balance, kind: "taxonomy" });
    expect(given.map(({ label }) => label)).toEqual(["c", "b", "e"]);
    expect(without.map(({ label }) => label)).toEqual(["a", "d"]);
  });

  it("leaves figures in their order, given or not", () => {
    const balance = [row("1", 0), row("2", 1), row("3", 3)];
    expect(balanceRows({ balance, kind: "rating" })).toEqual({ given: balance, without: [] });
  });

  it("is long by the labels that it shows", () => {
    const many = (count: number) => Array.from({ length: 40 }, (_, i) => row(`l${i}`, count));
    expect(hasLongBalance({ balance: many(1), kind: "taxonomy" })).toBe(true);
    expect(hasLongBalance({ balance: many(0), kind: "taxonomy" })).toBe(false);
  });
});
