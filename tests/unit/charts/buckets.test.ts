import { describe, expect, it } from "vitest";
import { bucketsIn, stepFor } from "@/lib/charts/buckets";
import { cumulative } from "@/lib/charts/cumulative";

const HOUR_MS = 3_600_000;
const at = (moment: string) => Date.parse(moment);

describe("days of a chart", () => {
  it("are those of the time zone", () => {
    const { bucketOf, bucket } = bucketsIn("Europe/Moscow", "day");
    expect(bucket(bucketOf(at("2026-11-28T22:30Z")))).toEqual({
      day: "2026-11-29",
      fromMs: at("2026-11-28T21:00Z"),
      untilMs: at("2026-11-29T21:00Z"),
    });
  });

  it("have 23 and 25 hours where the clocks change", () => {
    const { bucketOf, bucket } = bucketsIn("Europe/Berlin", "day");
    const hoursOf = (moment: string) => {
      const { fromMs, untilMs } = bucket(bucketOf(at(moment)));
      return (untilMs - fromMs) / HOUR_MS;
    };
    expect([hoursOf("2026-03-29T12:00Z"), hoursOf("2026-10-25T12:00Z")]).toEqual([23, 25]);
  });

  it("hold every moment of a year between their bounds", () => {
    for (const zone of ["America/Sao_Paulo", "America/Havana", "Europe/Lisbon", "Asia/Tehran"])
      for (const step of ["day", "week"] as const) {
        const { bucketOf, bucket } = bucketsIn(zone, step);
        for (let ms = at("2018-01-01"); ms < at("2019-01-01"); ms += 3 * HOUR_MS) {
          const { fromMs, untilMs } = bucket(bucketOf(ms));
          expect(fromMs <= ms && ms < untilMs, `${zone} ${new Date(ms).toISOString()}`).toBe(true);
        }
      }
  });

  it("follow one another without gaps, also where nothing happened", () => {
    const { between, bucketOf } = bucketsIn("Europe/Berlin", "day");
    const days = between(bucketOf(at("2026-03-28T12:00Z")), bucketOf(at("2026-03-31T12:00Z")));
    expect(days.map(({ day }) => day)).toEqual(["2026-03-28", "2026-03-29", "2026-03-30", "2026-03-31"]);
    for (const [i, { fromMs }] of days.entries()) if (i > 0) expect(days[i - 1]?.untilMs).toBe(fromMs);
  });
});

describe("weeks of a chart", () => {
  it("begin on Monday", () => {
    const { bucketOf, bucket } = bucketsIn("UTC", "week");
    expect(bucket(bucketOf(at("2026-11-29T23:59Z"))).day).toBe("2026-11-23");
    expect(bucket(bucketOf(at("2026-11-30T00:00Z"))).day).toBe("2026-11-30");
    expect(bucket(bucketOf(at("1969-12-31T00:00Z"))).day).toBe("1969-12-29");
  });

  it("are those that two days lie in", () => {
    const { between, dayOf } = bucketsIn("UTC", "week");
    const weeks = between(dayOf(at("2026-11-18")), dayOf(at("2026-12-01")));
    expect(weeks.map(({ day }) => day)).toEqual(["2026-11-16", "2026-11-23", "2026-11-30"]);
  });

  it("are the step of what lasts longer than some weeks", () => {
    expect([stepFor(1), stepFor(45), stepFor(46)]).toEqual(["day", "day", "week"]);
  });
});

describe("a sum over time", () => {
  it("goes on from what there was before", () => {
    expect(cumulative([3, 0, 2], 10)).toEqual([13, 13, 15]);
    expect(cumulative([])).toEqual([]);
  });
});
