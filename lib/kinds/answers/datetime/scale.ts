import type { AnswerScale } from "../../compare";

/** A time of whole minutes may be written with its seconds. */
export const scale = (): AnswerScale => ({
  type: "open",
  keyOf: (value) => String(value).replace(/(:\d\d):00$/, "$1"),
});
