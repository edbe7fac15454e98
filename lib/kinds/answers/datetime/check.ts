import { type Message, say } from "@/lib/core/message";
import type { AnswerValue } from "../../answer-value";
import type { DatetimeControl } from "./control";

const PATTERN = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  time: /^\d{2}:\d{2}(:\d{2})?$/,
  datetime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/,
};
export const DATETIME_EXAMPLE = { date: "2026-03-31", time: "14:05", datetime: "2026-03-31T14:05" };

/** A local date, time or both in ISO 8601 without zone: what the content says, not an instant. */
export const checkDatetime = (value: AnswerValue, { mode }: DatetimeControl): Message | null => {
  const problem = say("answers.expectedDatetime", {
    mode: say(`types.${mode}`),
    example: DATETIME_EXAMPLE[mode],
  });
  if (typeof value !== "string" || !PATTERN[mode].test(value)) return problem;
  const day = mode === "time" ? "2000-01-01" : value.slice(0, 10);
  const time = mode === "time" ? value : mode === "date" ? "00:00" : value.slice(11);
  const instant = new Date(`${day}T${time}Z`);
  // The round trip refuses 30 February, which Date would move into March.
  return Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== day ? problem : null;
};
