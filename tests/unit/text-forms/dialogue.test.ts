import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TEXT_FORMS } from "@/lib/text-forms";

const { read } = TEXT_FORMS.dialogue;

/** Each turn as `author: words`, cut out of the text by its place. */
const turnsOf = (value: unknown) => {
  const shaped = read(value);
  return shaped?.layout.map(({ start, end, author }) => [author, shaped.text.slice(start, end)]);
};

describe("a dialogue is read from", () => {
  it.each([
    [
      "the messages of chat models",
      [
        { role: "user", content: "Hi" },
        { role: "assistant", content: "Hello 🙂" },
      ],
    ],
    [
      "turns under other names",
      [
        { from: "user", value: "Hi" },
        { speaker: "assistant", text: "Hello 🙂" },
      ],
    ],
    [
      "an object that holds them",
      {
        id: 7,
        messages: [
          { role: "user", content: "Hi" },
          { name: "assistant", text: "Hello 🙂" },
        ],
      },
    ],
    ["JSON in a cell", ' [{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello 🙂"}]'],
    [
      "a content in parts",
      [
        { role: "user", content: [{ type: "image" }, { type: "text", text: "Hi" }] },
        { role: "assistant", content: ["Hello 🙂"] },
      ],
    ],
  ])("%s", (_, value) => {
    expect(turnsOf(value)).toEqual([
      ["user", "Hi"],
      ["assistant", "Hello 🙂"],
    ]);
    expect(read(value)?.text).toBe("Hi\nHello 🙂");
  });

  it("texts and numbers without an author", () => {
    expect(turnsOf(["One", 2])).toEqual([
      [undefined, "One"],
      [undefined, "2"],
    ]);
  });

  it("turns without words, with line breaks of every kind, and right-to-left", () => {
    const turns = [
      { role: "a", content: null },
      { role: "b", content: "x\r\ny\rz" },
      { role: "a", text: "שלום" },
    ];
    expect(turnsOf(turns)).toEqual([
      ["a", ""],
      ["b", "x\r\ny\rz"],
      ["a", "שלום"],
    ]);
    expect(read(turns)?.layout.map(({ level }) => level)).toEqual([1, 2, 1]);
  });
});

it.each([
  ["a text", "Hello"],
  ["broken JSON", '[{"role":'],
  ["an empty list", []],
  ["a list of lists", [["a"]]],
  ["a turn without a text", [{ role: "user" }]],
  ["one turn that is none", [{ role: "user", content: "Hi" }, null]],
  ["nothing", null],
  ["members that every object has", [{ constructor: "x" }]],
])("%s is no dialogue", (_, value) => expect(read(value)).toBeNull());

it("the turns cover the text but for the line breaks between them", () => {
  const turns = fc.array(fc.record({ role: fc.string(), content: fc.string({ unit: "binary" }) }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(turns, (given) => {
      const { text = "", layout = [] } = read(given) ?? {};
      expect(layout.map(({ start, end }) => text.slice(start, end)).join("\n")).toBe(text);
      expect(layout.map(({ start, end }) => text.slice(start, end))).toEqual(
        given.map(({ content }) => content),
      );
    }),
  );
});
