import { describe, expect, it } from "vitest";
import { dateOfDay, localDay, startOfLocalDay } from "@/lib/core/local-day";

const dayOf = (date: string) => Date.parse(date) / 86_400_000;
const startOf = (date: string, zone: string) => new Date(startOfLocalDay(dayOf(date), zone)).toISOString();

describe("the first moment of a day", () => {
  it.each([
    ["2026-11-28", "UTC", "2026-11-28T00:00:00.000Z"],
    ["2026-11-28", "Europe/Moscow", "2026-11-27T21:00:00.000Z"],
    ["2026-11-28", "Asia/Kathmandu", "2026-11-27T18:15:00.000Z"],
    ["2026-11-28", "Pacific/Kiritimati", "2026-11-27T10:00:00.000Z"],
    ["2026-11-28", "Pacific/Niue", "2026-11-28T11:00:00.000Z"],
    // Summer time begins on 29 March 2026 and ends on 25 October in Berlin.
    ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000Z"],
    ["2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00.000Z"],
    ["2026-10-25", "Europe/Berlin", "2026-10-24T22:00:00.000Z"],
    ["2026-10-26", "Europe/Berlin", "2026-10-25T23:00:00.000Z"],
    // Midnight itself is left out in Santiago where summer time begins: the day starts at one.
    ["2026-09-06", "America/Santiago", "2026-09-06T04:00:00.000Z"],
    // Samoa had no 30 December 2011.
    ["2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
    ["2011-12-31", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
  ])("%s in %s is %s", (date, zone, expected) => {
    expect(startOf(date, zone)).toBe(expected);
  });

  it("lies on that day, and the moment before does not, on every day of a year", () => {
    for (const zone of ["America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"])
      for (let day = dayOf("2026-01-01"); day < dayOf("2027-01-01"); day++) {
        const start = startOfLocalDay(day, zone);
        expect([localDay(start - 1, zone), localDay(start, zone)]).toEqual([day - 1, day]);
      }
  });

  it("is written as a date", () => {
    expect(dateOfDay(dayOf("2026-11-28"))).toBe("2026-11-28");
  });
});
