import type { AnswerScale } from "../../compare";

/** Texts that look alike are the same, however they are typed: in any Unicode form, with any white space between words. */
export const scale = (): AnswerScale => ({
  type: "open",
  isText: true,
  keyOf: (value) => String(value).normalize("NFC").replace(/\s+/g, " ").trim(),
});
