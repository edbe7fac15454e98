import { defineAnswerKind } from "../../define";
import { checkText } from "./check";
import { TextControl } from "./control";

export const text = defineAnswerKind<TextControl>({
  kind: "text",
  name: "kinds.name_text",
  icon: "M3 4h10M8 4v9M6 13h4",
  control: TextControl,
  check: checkText,
  settings: [
    { key: "multiline", name: "settings.multiline", type: "switch" },
    { key: "maxLength", name: "settings.maxLength", type: "number", min: 1, max: 100_000 },
  ],
  blank: ({ id, name }) => ({ id, name, kind: "text" }),
  example: () => "Hello",
  // Texts that look alike are the same, however they are typed.
  scale: () => ({
    type: "open",
    keyOf: (value) => String(value).normalize("NFC").replace(/\s+/g, " ").trim(),
  }),
  hasInput: true,
});
