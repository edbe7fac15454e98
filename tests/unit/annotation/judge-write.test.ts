import fc from "fast-check";
import { expect, it } from "vitest";
import { judgeWrite, type StoredAnswer } from "@/lib/annotation/judge-write";

const stored = { annotationId: "a", revision: 3, hash: "h3" };
const write = (baseRevision: number, hash: string, annotationId = "a") => ({
  annotationId,
  baseRevision,
  hash,
});

it("is new on the current revision, and on nothing where there is nothing", () => {
  expect(judgeWrite(stored, write(3, "h4"))).toBe("new");
  expect(judgeWrite(null, write(0, "h1"))).toBe("new");
});

it("is repeated when the current revision came of it", () => {
  expect(judgeWrite(stored, write(2, "h3"))).toBe("repeated");
});

it("is stale on an older revision, with other content, or on another answer", () => {
  expect(judgeWrite(stored, write(1, "h2"))).toBe("stale");
  expect(judgeWrite(stored, write(2, "other"))).toBe("stale");
  expect(judgeWrite(stored, write(3, "h4", "b"))).toBe("stale");
  expect(judgeWrite(stored, write(0, "h1", "b"))).toBe("stale");
});

it("is stale when it arrived once but the answer has gone on since, whatever it holds", () => {
  expect(judgeWrite(stored, write(1, "h3"))).toBe("stale");
  expect(judgeWrite({ ...stored, revision: 4 }, write(2, "h3"))).toBe("stale");
});

it("is refused on a revision the server does not have", () => {
  expect(judgeWrite(null, write(2, "h3"))).toBe("unknown-base");
});

type Device = { base: number; document: string; hasSeen: Set<number> };
type Step = { device: number; does: "edit" | "send" | "look"; lost: boolean };

/** One server, devices of one person; every answer of the server may be lost. */
class World {
  stored: StoredAnswer | null = null;
  readonly devices: Device[];
  #edits = 0;

  constructor(devices: number) {
    this.devices = Array.from({ length: devices }, () => ({ base: 0, document: "", hasSeen: new Set([0]) }));
  }

  run({ device: at, does, lost }: Step): void {
    const device = this.devices[at % this.devices.length];
    if (!device) return;
    if (does === "edit") device.document = `edit ${this.#edits++ % 3} of ${at}`;
    else if (does === "look") this.#take(device);
    else this.#send(device, lost);
  }

  #take(device: Device): void {
    device.base = this.stored?.revision ?? 0;
    device.document = this.stored?.hash ?? "";
    device.hasSeen.add(device.base);
  }

  #send(device: Device, lost: boolean): void {
    const { base, document } = device;
    const decision = judgeWrite(this.stored, { annotationId: "a", baseRevision: base, hash: document });
    if (decision === "stale") {
      // The person is shown the other version and decides.
      if (!lost) this.#take(device);
      return;
    }
    if (decision === "new") {
      const overwritten = this.stored?.revision ?? 0;
      expect(device.hasSeen.has(overwritten), `revision ${overwritten} was overwritten unseen`).toBe(true);
      this.stored = { annotationId: "a", revision: overwritten + 1, hash: document };
      device.hasSeen.add(overwritten + 1);
    }
    if (lost || !this.stored) return;
    // What it is told to have written is what it wrote.
    expect(this.stored.hash).toBe(document);
    device.base = this.stored.revision;
    device.hasSeen.add(device.base);
  }
}

it("in 2,000 random runs of three devices with lost answers, nothing is overwritten that its device has not seen", () => {
  const step = fc.record({
    device: fc.nat(2),
    does: fc.constantFrom("edit" as const, "send" as const, "look" as const),
    lost: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const world = new World(3);
      for (const one of steps) world.run(one);
    }),
    { numRuns: 2_000 },
  );
});
