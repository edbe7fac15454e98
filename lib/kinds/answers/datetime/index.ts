import { defineAnswerKind } from "../../define";
import { checkDatetime, DATETIME_EXAMPLE } from "./check";
import { DatetimeControl } from "./control";

export const datetime = defineAnswerKind<DatetimeControl>({
  kind: "datetime",
  name: "kindNames.datetime",
  control: DatetimeControl,
  check: checkDatetime,
  blank: ({ id, name }) => ({ id, name, kind: "datetime", mode: "date" }),
  example: ({ mode }) => DATETIME_EXAMPLE[mode],
  hasInput: true,
});
