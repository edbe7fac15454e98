import type { AnswerKind } from "./kind";

/** Free text, not blank, at most `maxLength` UTF-16 units (default 10,000). */
export const text: AnswerKind<"text"> = {
  kind: "text",
  check: (value, { maxLength = 10_000 }) => {
    if (typeof value !== "string") return "expected text";
    if (value.trim() === "") return "leave it out instead of giving blank text";
    return value.length > maxLength ? `at most ${maxLength} characters` : null;
  },
};
