import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type GoldTurns, goldBefore, goldPlace, goldToCome, isGoldTurn } from "@/lib/gold/gold-turns";

const turns = fc.record({
  rate: fc.oneof(
    fc.constant(0),
    fc.constant(1),
    fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100),
  ),
  onboarding: fc.nat(30),
  seed: fc.string({ minLength: 1 }),
  userId: fc.string({ minLength: 1 }),
});
const drawn = (count: number, of: GoldTurns): boolean[] =>
  Array.from({ length: count }, (_, turn) => isGoldTurn(turn, of));

/** The draws one by one, as the queue makes them. */
function walk(turn: number, left: { ordinary: number; gold: number }, of: GoldTurns): number {
  let { ordinary, gold } = left;
  let given = 0;
  for (let at = turn; ; at += 1) {
    if (isGoldTurn(at, of) && gold > 0) {
      gold -= 1;
      given += 1;
    } else if (ordinary > 0) ordinary -= 1;
    else return given;
  }
}

describe("gold turns", () => {
  it("hold the rate: of n draws n × rate are gold, give or take one", () => {
    fc.assert(
      fc.property(turns, fc.nat(500), (of, count) => {
        const gold = drawn(count + of.onboarding, of)
          .slice(of.onboarding)
          .filter(Boolean).length;
        expect(Math.abs(gold - count * of.rate)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it("begin with the onboarding set", () => {
    fc.assert(
      fc.property(turns, (of) => {
        expect(drawn(of.onboarding, of).every(Boolean)).toBe(true);
      }),
    );
  });

  it("are the same after a restart, and others for another annotator or seed", () => {
    const one: GoldTurns = { rate: 0.1, onboarding: 0, seed: "s", userId: "a" };
    expect(drawn(400, { ...one })).toEqual(drawn(400, one));
    expect(drawn(400, { ...one, userId: "b" })).not.toEqual(drawn(400, one));
    expect(drawn(400, { ...one, seed: "t" })).not.toEqual(drawn(400, one));
  });

  it("fall on every place of a stretch about equally often, so that a place tells nothing", () => {
    const places = Array.from({ length: 10 }, () => 0);
    for (let user = 0; user < 200; user += 1)
      drawn(200, { rate: 0.1, onboarding: 0, seed: "s", userId: `u${user}` }).forEach((gold, turn) => {
        if (gold) places[turn % 10] = (places[turn % 10] ?? 0) + 1;
      });
    expect(places.reduce((sum, count) => sum + count)).toBe(4_000);
    // 400 are expected, with a standard deviation of 19.
    for (const count of places) expect(Math.abs(count - 400)).toBeLessThan(95);
  });

  it("are counted without drawing", () => {
    fc.assert(
      fc.property(turns, fc.nat(400), (of, count) => {
        expect(goldBefore(count, of)).toBe(drawn(count, of).filter(Boolean).length);
      }),
    );
  });

  it("tell how many gold tasks come, as drawing one by one would", () => {
    fc.assert(
      fc.property(turns, fc.nat(60), fc.nat(60), fc.nat(30), (of, turn, ordinary, gold) => {
        expect(goldToCome(turn, { ordinary, gold }, of)).toBe(walk(turn, { ordinary, gold }, of));
      }),
    );
  });

  it("give each annotator the gold tasks in an order of their own", () => {
    const tasks = Array.from({ length: 12 }, (_, at) => `task${at}`);
    const orderOf = (userId: string) =>
      tasks.toSorted((a, b) => goldPlace({ seed: "s", userId }, a) - goldPlace({ seed: "s", userId }, b));
    expect(orderOf("a")).toEqual(orderOf("a"));
    expect(orderOf("a")).not.toEqual(orderOf("b"));
  });
});
