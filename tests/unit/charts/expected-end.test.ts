import { expect, it } from "vitest";
import { expectedEnd } from "@/lib/charts/expected-end";

const TODAY = 1_000;
const days = (...given: [day: number, annotations: number][]) =>
  given.map(([day, annotations]) => ({ day: TODAY + day, annotations }));

it("takes the mean of the last two weeks, days without work among them", () => {
  const perDay = days([-30, 500], [-14, 70], [-7, 40], [-1, 30]);
  expect(expectedEnd(perDay, { left: 100, today: TODAY })).toEqual({
    perDay: 10,
    days: 14,
    workDays: 3,
    endDay: TODAY + 10,
  });
});

it("begins with the first day of work where it was later", () => {
  const perDay = days([-4, 10], [-3, 20], [-1, 30]);
  expect(expectedEnd(perDay, { left: 31, today: TODAY })).toMatchObject({
    perDay: 15,
    days: 4,
    endDay: TODAY + 3,
  });
});

it("leaves out the day that has not ended", () => {
  const perDay = days([-3, 10], [-2, 10], [-1, 10], [0, 1]);
  expect(expectedEnd(perDay, { left: 10, today: TODAY })).toMatchObject({ perDay: 10, workDays: 3 });
});

it("adds up what stands apart on one day, and does not depend on the order", () => {
  const perDay = days([-1, 5], [-2, 10], [-1, 5], [-3, 10]);
  expect(expectedEnd(perDay, { left: 10, today: TODAY })).toMatchObject({ perDay: 10, workDays: 3, days: 3 });
});

it("says nothing from two days of work, or when nobody has worked of late", () => {
  const few = { reason: "few-days" };
  expect(expectedEnd(days([-2, 10], [-1, 10], [-1, 4], [0, 10]), { left: 5, today: TODAY })).toEqual(few);
  expect(expectedEnd(days([-40, 10], [-39, 10], [-38, 10]), { left: 5, today: TODAY })).toEqual(few);
  expect(expectedEnd([], { left: 5, today: TODAY })).toEqual(few);
  expect(expectedEnd(days([-3, 1], [-2, 1], [-1, 1]), { left: 1_000_000, today: TODAY })).toEqual(few);
});

it("is done when nothing is left", () => {
  expect(expectedEnd([], { left: 0, today: TODAY })).toEqual({ reason: "done" });
});
