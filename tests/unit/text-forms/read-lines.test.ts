import { expect, it } from "vitest";
import { TEXT_FORMS } from "@/lib/text-forms";
import { readLines } from "@/lib/text-forms/read-lines";

it("a dialogue that is read line by line says who begins a turn; other texts have lines alone", () => {
  const read = TEXT_FORMS.dialogue.read([
    { author: "Ann", text: "Hello 🙂\nthere" },
    { text: "…" },
    { author: "Bo", text: "مرحبا" },
  ]);
  expect(read && readLines(read.text, read.layout)).toEqual([
    { author: "Ann", text: "Hello 🙂" },
    { author: undefined, text: "there" },
    { author: undefined, text: "…" },
    { author: "Bo", text: "مرحبا" },
  ]);
  expect(readLines("Ann: no turn\n").map(({ text }) => text)).toEqual(["Ann: no turn", ""]);
});
