import { defineAnswerKind } from "../../define";
import { checkText } from "./check";
import { TextControl } from "./control";

export const text = defineAnswerKind<TextControl>({
  kind: "text",
  name: "kinds.name_text",
  control: TextControl,
  check: checkText,
  blank: ({ id, name }) => ({ id, name, kind: "text" }),
  example: () => "Hello",
  hasInput: true,
});
