import { expect, it } from "vitest";
import { TEXT_FORMS } from "@/lib/text-forms";
import { withAuthors } from "@/lib/text-forms/with-authors";

it("a dialogue that is read without its layout names who says each turn; other texts stay as they are", () => {
  const read = TEXT_FORMS.dialogue.read([
    { author: "Ann", text: "Hello 🙂\nthere" },
    { text: "…" },
    { author: "Bo", text: "Hi" },
  ]);
  expect(read && withAuthors(read.text, read.layout)).toBe("Ann: Hello 🙂\nthere\n…\nBo: Hi");
  expect(withAuthors("Ann: no turn")).toBe("Ann: no turn");
});
