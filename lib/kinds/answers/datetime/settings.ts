import type { Setting } from "../../define";

export const settings: readonly Setting[] = [
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
];
