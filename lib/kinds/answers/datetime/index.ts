import { defineAnswerKind } from "../../define";
import { checkDatetime, DATETIME_EXAMPLE } from "./check";
import { DatetimeControl } from "./control";

export const datetime = defineAnswerKind<DatetimeControl>({
  kind: "datetime",
  name: "kinds.name_datetime",
  icon: "M2.500 4h11v9.500h-11zM2.500 7h11M5.500 2.500v3M10.500 2.500v3",
  control: DatetimeControl,
  check: checkDatetime,
  settings: [
    {
      key: "mode",
      name: "settings.datetimeMode",
      type: "options",
      options: [
        { value: "date", name: "settings.modeDate" },
        { value: "time", name: "settings.modeTime" },
        { value: "datetime", name: "settings.modeDatetime" },
      ],
    },
  ],
  blank: ({ id, name }) => ({ id, name, kind: "datetime", mode: "date" }),
  example: ({ mode }) => DATETIME_EXAMPLE[mode],
  // A time of whole minutes may be written with its seconds.
  scale: () => ({ type: "open", keyOf: (value) => String(value).replace(/(:\d\d):00$/, "$1") }),
  hasInput: true,
});
