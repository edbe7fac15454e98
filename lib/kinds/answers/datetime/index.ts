import { defineAnswerKind } from "../../define";
import { checkDatetime, DATETIME_EXAMPLE } from "./check";
import { DatetimeControl } from "./control";

export const datetime = defineAnswerKind<DatetimeControl>({
  kind: "datetime",
  name: "kinds.name_datetime",
  icon: "M2.500 4h11v9.500h-11zM2.500 7h11M5.500 2.500v3M10.500 2.500v3",
  control: DatetimeControl,
  check: checkDatetime,
  blank: ({ id, name }) => ({ id, name, kind: "datetime", mode: "date" }),
  example: ({ mode }) => DATETIME_EXAMPLE[mode],
  hasInput: false,
});
