import { defineAnswerKind } from "../../define";
import { checkText } from "./check";
import { TextControl } from "./control";

export const text = defineAnswerKind<TextControl>({
  kind: "text",
  name: "kinds.name_text",
  icon: "M3 4h10M8 4v9M6 13h4",
  control: TextControl,
  check: checkText,
  settings: [{ key: "multiline", name: "settings.multiline", type: "switch" }],
  blank: ({ id, name }) => ({ id, name, kind: "text" }),
  example: () => "Hello",
  hasInput: false,
});
