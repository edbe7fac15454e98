import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  nextTurn,
  type Turn,
  tagPlace,
  turnedCursor,
  unturned,
  unturnedPoint,
} from "@/lib/editor/turned-view";

const turns: Turn[] = [0, 1, 2, 3];
/** As CSS turns a point about the centre of what it is in, clockwise on a screen whose y grows downwards. */
const turned = ([x, y]: [number, number], turn: Turn): [number, number] => {
  const angle = (turn * Math.PI) / 2;
  return [
    Math.round(x * Math.cos(angle) - y * Math.sin(angle)),
    Math.round(x * Math.sin(angle) + y * Math.cos(angle)),
  ];
};

describe("a turned view", () => {
  it("comes back after four quarters", () => {
    expect(turns.map(nextTurn)).toEqual([1, 2, 3, 0]);
  });

  it("takes directions of the screen back to where CSS has turned them from", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...turns),
        fc.integer({ min: -99, max: 99 }),
        fc.integer(),
        (turn, x, y) => {
          const small = y % 100;
          const [dx, dy] = unturned(turned([x, small], turn), turn);
          expect([dx + 0, dy + 0]).toEqual([x + 0, small + 0]);
        },
      ),
    );
  });

  it("has the corner of the view where its turned corner is seen", () => {
    const frame = { width: 400, height: 300 };
    // Turned clockwise by a quarter, what is seen at the right upper corner is the left upper one.
    expect(unturnedPoint([400, 0], frame, 1)).toEqual([0, 0]);
    expect(unturnedPoint([400, 300], frame, 2)).toEqual([0, 0]);
    expect(unturnedPoint([0, 300], frame, 3)).toEqual([0, 0]);
    expect(unturnedPoint([30, 40], frame, 0)).toEqual([30, 40]);
    for (const turn of turns) {
      const centre = unturnedPoint([200, 150], frame, turn);
      expect(centre).toEqual(turn % 2 === 0 ? [200, 150] : [150, 200]);
    }
  });

  it("has names outside the shape, above it as it is seen", () => {
    const at = { x: 100, y: 200, width: 50, height: 30 };
    const places = turns.map((turn) => tagPlace(at, { width: 40, height: 10 }, turn, 1).rect);
    expect(places).toEqual([
      { x: 100, y: 189, width: 40, height: 10 },
      { x: 89, y: 190, width: 10, height: 40 },
      { x: 110, y: 231, width: 40, height: 10 },
      { x: 151, y: 200, width: 10, height: 40 },
    ]);
  });

  it("turns arrows of the cursor by odd quarters", () => {
    expect(turns.map((turn) => turnedCursor("ns-resize", turn))).toEqual([
      "ns-resize",
      "ew-resize",
      "ns-resize",
      "ew-resize",
    ]);
    expect(turnedCursor("crosshair", 1)).toBe("crosshair");
  });
});
