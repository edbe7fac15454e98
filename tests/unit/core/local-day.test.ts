import { describe, expect, it } from "vitest";
import { isTimeZone, localDate, localDay } from "@/lib/core/local-day";

describe("a local day", () => {
  it("changes at midnight of its own time zone", () => {
    const late = Date.UTC(2026, 10, 28, 22, 30);
    expect(localDate(late, "UTC")).toBe("2026-11-28");
    expect(localDate(late, "Europe/Moscow")).toBe("2026-11-29");
    expect(localDate(late, "America/New_York")).toBe("2026-11-28");
    expect(localDate(Date.UTC(2026, 10, 28, 18, 14), "Asia/Kathmandu")).toBe("2026-11-28");
    expect(localDate(Date.UTC(2026, 10, 28, 18, 15), "Asia/Kathmandu")).toBe("2026-11-29");
  });

  it("is the same number in UTC as the division, and counts days of 23 hours", () => {
    for (const ms of [0, 1, 86_399_999, 86_400_000, Date.UTC(2026, 2, 29, 1)])
      expect(localDay(ms, "UTC")).toBe(Math.floor(ms / 86_400_000));
    const before = localDay(Date.UTC(2026, 2, 28, 12), "Europe/Berlin");
    expect(localDay(Date.UTC(2026, 2, 29, 12), "Europe/Berlin")).toBe(before + 1);
    expect(localDay(Date.UTC(2026, 2, 29, 22), "Europe/Berlin")).toBe(before + 2);
  });

  it("knows time zones from other texts", () => {
    for (const zone of ["UTC", "Europe/Moscow", "America/Argentina/Buenos_Aires"])
      expect(isTimeZone(zone)).toBe(true);
    for (const zone of ["", "Mars/Olympus", "x".repeat(99), "<b>", undefined, 7])
      expect(isTimeZone(zone)).toBe(false);
  });
});
