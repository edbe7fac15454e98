import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limitsOf, NO_LIMITS, workLeft } from "@/lib/distribution/work-limits";

const none = { submitted: 0, submittedToday: 0, open: 0 };

describe("tasks that an annotator may still be handed", () => {
  it.each([
    [NO_LIMITS, none, Number.POSITIVE_INFINITY, null],
    [{ total: 50, perDay: null }, { ...none, submitted: 20, open: 3 }, 27, null],
    [{ total: null, perDay: 5 }, { submitted: 90, submittedToday: 2, open: 1 }, 2, null],
    [{ total: null, perDay: 5 }, { submitted: 90, submittedToday: 5, open: 0 }, 0, { per: "day", tasks: 5 }],
    // A limit below what was done already.
    [
      { total: 10, perDay: 5 },
      { submitted: 90, submittedToday: 0, open: 0 },
      0,
      { per: "project", tasks: 10 },
    ],
    [{ total: 10, perDay: 5 }, { submitted: 7, submittedToday: 5, open: 0 }, 0, { per: "day", tasks: 5 }],
  ] as const)("%o after %o are %d", (limits, done, left, reached) => {
    expect(workLeft(limits, done)).toEqual({ left, reached });
  });

  it("never bring an annotator who was within the limits beyond one of them", () => {
    const limit = fc.option(fc.integer({ min: 1, max: 30 }), { nil: null });
    const work = fc.record({ submitted: fc.nat(40), submittedToday: fc.nat(40), open: fc.nat(40) });
    fc.assert(
      fc.property(limit, limit, work, (total, perDay, done) => {
        const { left, reached } = workLeft({ total, perDay }, done);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(reached !== null).toBe(left === 0);
        if (left === 0 || left === Number.POSITIVE_INFINITY) return;
        if (total !== null) expect(done.submitted + done.open + left).toBeLessThanOrEqual(total);
        if (perDay !== null) expect(done.submittedToday + done.open + left).toBeLessThanOrEqual(perDay);
      }),
    );
  });
});

describe("the limits that hold for a member", () => {
  const project = { total: 100, perDay: 10 };
  it("are those of the project for annotators, and none for others", () => {
    expect(limitsOf({ role: "annotator", limits: null }, project)).toEqual(project);
    expect(limitsOf({ role: "manager", limits: null }, project)).toEqual(NO_LIMITS);
    expect(limitsOf({ role: "annotator", limits: null }, undefined)).toEqual(NO_LIMITS);
  });
  it("are their own where they have some, also where these are none", () => {
    expect(limitsOf({ role: "annotator", limits: NO_LIMITS }, project)).toEqual(NO_LIMITS);
    expect(limitsOf({ role: "manager", limits: project }, undefined)).toEqual(project);
  });
});
