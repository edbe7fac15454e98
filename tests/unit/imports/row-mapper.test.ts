import { describe, expect, it } from "vitest";
import { say } from "@/lib/core/message";
import { inEnglish } from "@/lib/i18n/tell";
import { imageFinder } from "@/lib/imports/archive-names";
import { type Mapping, rowMapper, suggestMapping } from "@/lib/imports/row-mapper";
import type { LabelSchema } from "@/lib/labels/schema";
import { control, image } from "../labels/build";

const schemaFor = (...fields: string[]): LabelSchema => ({
  inputs: fields.map((field, i) => ({ id: `input-${i}`, kind: "text", field })),
  controls: [control("rating")],
});
const schema = schemaFor("text");
const mapping = (changes: Partial<Mapping> = {}): Mapping => ({
  fields: { text: "body" },
  keepOther: false,
  ...changes,
});

function mapped(row: Record<string, unknown>, changes: Partial<Mapping> = {}, of = schema) {
  const result = rowMapper(mapping(changes), of)(row);
  if (!result.ok) throw new Error(inEnglish(result.error));
  return result.value;
}
function refusal(row: Record<string, unknown>, changes: Partial<Mapping> = {}, of = schema): string {
  const result = rowMapper(mapping(changes), of)(row);
  return result.ok ? "" : inEnglish(result.error);
}

describe("a row", () => {
  it("shows numbers and booleans as texts, numbers as its file writes them", () => {
    const shown = (value: unknown, source?: string) => {
      const result = rowMapper(mapping(), schema)({ body: value }, source);
      return result.ok ? result.value.data.text : inEnglish(result.error);
    };
    expect([404, 3.5, true, false, 0].map((value) => shown(value))).toEqual([
      "404",
      "3.5",
      "true",
      "false",
      "0",
    ]);
    expect(shown(1, '{"body":1.0}')).toBe("1.0");
    expect(shown(100_000, '{"data":{"body":1e5}}')).toBe("1e5");
    expect([null, {}, [1]].map((value) => shown(value))).toEqual([
      'the column "body" is empty; fill it, or leave the row out',
      'the column "body" holds a list or object; expected text or a number',
      'the column "body" holds a list or object; expected text or a number',
    ]);
  });

  it("becomes a task with the text in the field of the schema", () => {
    expect(mapped({ body: "Hi", other: 1 })).toEqual({
      data: { text: "Hi" },
      externalId: null,
      groupKey: null,
      priority: 0,
      images: [],
    });
  });

  it("has its id, group and priority taken from their columns", () => {
    const row = { body: "Hi", key: 17, doc: "d", rank: "-5" };
    expect(mapped(row, { id: "key", group: "doc", priority: "rank" })).toEqual({
      data: { text: "Hi" },
      externalId: "17",
      groupKey: "d",
      priority: -5,
      images: [],
    });
  });

  it("keeps what is not mapped when asked, exactly, and nothing twice", () => {
    const row = { body: "Hi", key: 17, year: 1999, tags: ["a"], none: null, constructor: "Lotus" };
    expect(mapped(row, { id: "key", keepOther: true }).data).toEqual({
      text: "Hi",
      year: 1999,
      tags: ["a"],
      none: null,
      constructor: "Lotus",
    });
  });

  it("keeps a column that is called like a field another column fills, under a free name", () => {
    expect(mapped({ body: "Hi", text: "was" }, { keepOther: true }).data).toEqual({
      text: "Hi",
      text_original: "was",
    });
    expect(mapped({ body: "Hi", text: "was", text_original: "is" }, { keepOther: true }).data).toEqual({
      text: "Hi",
      text_original: "is",
      text_original_original: "was",
    });
    expect(mapped({ body: "Hi", text: "was" }).data).toEqual({ text: "Hi" });
  });

  it("keeps a column that is mapped to a field the schema does not have", () => {
    const fields = { text: "body", gone: "extra" };
    expect(mapped({ body: "Hi", extra: "x" }, { fields, keepOther: true }).data).toEqual({
      text: "Hi",
      extra: "x",
    });
  });

  it("takes the column called like the field when the mapping says nothing", () => {
    expect(mapped({ text: "Hi" }, { fields: {} }).data).toEqual({ text: "Hi" });
  });

  it("keeps the text as it is: space, line ends, emoji", () => {
    const value = " a\r\nb\t\u{1F600} e\u0301 ";
    expect(mapped({ body: value }).data.text).toBe(value);
  });

  it.each<[string, Record<string, unknown>, Partial<Mapping>, string]>([
    ["no such column", { other: "x" }, {}, "body"],
    ["an empty text", { body: "" }, {}, "body"],
    ["nothing for text", { body: null }, {}, "body"],
    ["a list for text", { body: ["x"] }, {}, "body"],
    ["an object for an id", { body: "x", key: {} }, { id: "key" }, "key"],
    ["a list for a group", { body: "x", doc: [1] }, { group: "doc" }, "doc"],
    ["an id of 501 characters", { body: "x", key: "k".repeat(501) }, { id: "key" }, "key"],
    ["a column called __proto__", JSON.parse('{"body":"x","__proto__":"y"}'), {}, "__proto__"],
  ])("with %s is refused, and the message names the column", (_what, row, changes, column) => {
    expect(refusal(row, changes)).toContain(`"${column}"`);
  });

  it("is refused where the project shows images and there are none", () => {
    expect(refusal({ image: "a.png" }, {}, { ...schema, inputs: [image] })).toContain("one zip");
  });

  it("keeps the cell that names a picture as data, and the file it means apart", () => {
    const both = { ...schema, inputs: [image, ...schema.inputs] };
    const find = imageFinder(["in/a.png"], "rows.csv");
    const fields = { image: "file", text: "body" };
    const mapRow = rowMapper(mapping({ fields }), both, find);
    expect(mapRow({ file: "a.png", body: "Hi" })).toMatchObject({
      ok: true,
      value: { data: { image: "a.png", text: "Hi" }, images: [{ field: "image", name: "in/a.png" }] },
    });
    expect(mapRow({ file: "b.png", body: "Hi" })).toEqual({
      ok: false,
      error: say("rows.noPicture", { name: "b.png" }),
    });
    expect(mapRow({ file: "", body: "Hi" })).toMatchObject({ ok: false });
  });

  it("needs every text the schema shows", () => {
    const two = schemaFor("left", "right");
    expect(mapped({ a: "1", right: "2" }, { fields: { left: "a" } }, two).data).toEqual({
      left: "1",
      right: "2",
    });
    expect(refusal({ a: "1" }, { fields: { left: "a" } }, two)).toContain('"right"');
  });

  it("does not take for a column what every object has", () => {
    expect(
      mapped({ body: "x" }, { id: "constructor", group: "toString", priority: "valueOf" }),
    ).toMatchObject({
      externalId: null,
      groupKey: null,
      priority: 0,
    });
    const formula = schemaFor("constructor");
    expect(refusal({ body: "x" }, {}, formula)).toBe('there is no column "constructor"');
    expect(mapped({ constructor: "Lotus" }, { fields: {} }, formula).data).toEqual({ constructor: "Lotus" });
  });
});

describe("an id", () => {
  it.each([
    [0, "0"],
    ["007", "007"],
    [12.5, "12.5"],
    [true, "true"],
    ["k".repeat(500), "k".repeat(500)],
    ["", null],
    [null, null],
    [undefined, null],
  ])("%j becomes %j", (value, expected) => {
    expect(mapped({ body: "x", key: value }, { id: "key" }).externalId).toBe(expected);
  });
});

describe("a priority", () => {
  it.each([
    ["1000000", 1_000_000],
    [-1_000_000, -1_000_000],
    [" 7 ", 7],
    ["7.0", 7],
    ["", 0],
    [null, 0],
  ])("%j becomes %j", (value, expected) => {
    expect(mapped({ body: "x", rank: value }, { priority: "rank" }).priority).toBe(expected);
  });

  it.each(["1000001", -1_000_001, "0.5", "high", "1,5", true, "NaN", "Infinity", [1]])(
    "%j is refused",
    (value) => {
      expect(refusal({ body: "x", rank: value }, { priority: "rank" })).toContain('"rank"');
    },
  );
});

describe("the first guess of a mapping", () => {
  const column = (name: string, longest = 10, kind = "text", pictures = 0) => ({
    name,
    longest,
    kind,
    filled: 10,
    pictures,
  });

  it("takes columns with telling names, in any case, and the longest texts for the field", () => {
    const columns = [
      column("Title", 30),
      column("ID", 5),
      column("Body", 900),
      column("Doc_Id", 8),
      column("n", 3, "number"),
    ];
    expect(suggestMapping(schema, columns)).toEqual({
      fields: { text: "Body" },
      id: "ID",
      group: "Doc_Id",
      keepOther: true,
    });
  });

  it("takes the column called like the field, even if others are longer", () => {
    expect(suggestMapping(schema, [column("text", 5), column("essay", 900)]).fields).toEqual({
      text: "text",
    });
  });

  it("takes no column for the group in which all rows are alike", () => {
    const all = { ...column("document"), filled: 9, distinct: 1 };
    expect(suggestMapping(schema, [column("text", 5), all]).group).toBeUndefined();
    expect(suggestMapping(schema, [column("text", 5), { ...all, distinct: 2 }]).group).toBe("document");
  });

  it("takes no column for two purposes: a field may be called “document”", () => {
    const guess = suggestMapping(schemaFor("document"), [column("document", 900), column("source")]);
    expect(guess).toEqual({
      fields: { document: "document" },
      id: undefined,
      group: "source",
      keepOther: true,
    });
  });

  it("gives each of two fields its own column", () => {
    const columns = [column("a", 50), column("b", 90), column("text", 999)];
    expect(suggestMapping(schemaFor("text", "answer"), columns).fields).toEqual({
      text: "text",
      answer: "b",
    });
    expect(suggestMapping(schemaFor("left", "right"), [column("a", 50), column("b", 90)]).fields).toEqual({
      left: "b",
      right: "a",
    });
  });

  it("guesses nothing where there is no text", () => {
    expect(suggestMapping(schema, [column("n", 5, "number")]).fields).toEqual({});
  });

  it("gives images the columns that mostly name pictures, and never texts such a column", () => {
    const columns = [column("path", 80, "text", 6), column("note", 20, "text", 5), column("short", 9)];
    expect(suggestMapping({ ...schema, inputs: [image, ...schema.inputs] }, columns).fields).toEqual({
      image: "path",
      text: "note",
    });
    expect(suggestMapping({ ...schema, inputs: [image] }, [column("note")]).fields).toEqual({});
    expect(suggestMapping({ ...schema, inputs: [image] }, [column("image")]).fields).toEqual({
      image: "image",
    });
  });

  it("is a mapping its rows fit", () => {
    const row = { uuid: "u1", source: "s", question: "Why?", text: "Because." };
    const columns = Object.entries(row).map(([name, value]) => column(name, value.length));
    const two = schemaFor("text", "prompt");
    expect(rowMapper(suggestMapping(two, columns), two)(row)).toEqual({
      ok: true,
      value: {
        data: { text: "Because.", prompt: "Why?" },
        externalId: "u1",
        groupKey: "s",
        priority: 0,
        images: [],
      },
    });
  });

  it("gives dialogues and records the columns with lists and objects, texts with a form those with texts", () => {
    const inputs: LabelSchema["inputs"] = [
      { id: "a", kind: "text", field: "a", form: "dialogue" },
      { id: "b", kind: "text", field: "b", form: "html" },
    ];
    const columns = [column("page", 90), column("turns", 20, "object"), column("tags", 5, "object")];
    expect(suggestMapping({ ...schema, inputs }, columns).fields).toEqual({ a: "turns", b: "page" });
  });
});

describe("a text with a form", () => {
  const of = (form: "dialogue" | "html"): LabelSchema => ({
    ...schema,
    inputs: [{ id: "text", kind: "text", field: "text", form }],
  });
  const read = (form: "dialogue" | "html", value: unknown) => rowMapper(mapping(), of(form))({ body: value });

  it("keeps its value as it is", () => {
    const turns = [{ role: "user", content: "Hi" }];
    expect(read("dialogue", turns)).toMatchObject({ ok: true, value: { data: { text: turns } } });
    expect(read("dialogue", JSON.stringify(turns))).toMatchObject({
      ok: true,
      value: { data: { text: JSON.stringify(turns) } },
    });
    expect(read("html", 5)).toMatchObject({ ok: true, value: { data: { text: "5" } } });
  });

  it.each([
    ["dialogue", "Hi", "textForms.dialogue"],
    ["dialogue", [], "textForms.dialogue"],
    ["html", { a: 1 }, "textForms.noText"],
    ["html", "", "rows.empty"],
  ] as const)("is refused as %s where it is %j", (form, value, key) => {
    expect(read(form, value)).toMatchObject({ ok: false, error: { key, params: { column: "body" } } });
  });
});
