import { defineAnswerKind } from "../../define";
import { checkText, textLacks } from "./check";
import { TextControl } from "./control";

export const text = defineAnswerKind<TextControl>({
  kind: "text",
  name: "kindNames.text",
  control: TextControl,
  check: checkText,
  lacks: textLacks,
  about: ({ source }) => source,
  blank: ({ id, name }) => ({ id, name, kind: "text" }),
  example: () => "Hello",
  hasInput: true,
});
