import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sniffFormat } from "@/lib/formats/file-kinds";
import { json } from "@/lib/formats/json/read";
import type { SourceRow } from "@/lib/formats/reader";

const utf8 = (text: string) => new TextEncoder().encode(text);
async function rowsOf(text: string): Promise<SourceRow[]> {
  async function* source() {
    yield utf8(text);
  }
  const rows: SourceRow[] = [];
  for await (const group of json.rows(source(), {})) rows.push(...group);
  return rows;
}
const values = async (text: string) =>
  (await rowsOf(text)).map((row) => ("value" in row ? row.value : row.error));

describe("an object of objects", () => {
  it("has its keys as ids, in the order of the file", async () => {
    expect(await values('{"b":{"text":"one"}, "10":{"text":"two"}, "2":{"text":"three"}}')).toEqual([
      { id: "b", text: "one" },
      { id: "10", text: "two" },
      { id: "2", text: "three" },
    ]);
  });
  it("leaves records their own ids", async () => {
    expect(await values('{"k1":{"id":7,"text":"one"}}')).toEqual([{ key: "k1", id: 7, text: "one" }]);
  });
  it("unwraps the data of its records", async () => {
    expect(await values('{"k1":{"data":{"text":"one"}}, "k2":{"data":{"text":"two"}}}')).toEqual([
      { id: "k1", text: "one" },
      { id: "k2", text: "two" },
    ]);
  });
  it("keeps both of two records of one key", async () => {
    expect(await values('{"a":{"text":"one"},"a":{"text":"two"}}')).toHaveLength(2);
  });
  it("keeps numbers as they are written", async () => {
    expect(await rowsOf('{"a":{"text":1.50},"b":{"text":2}}')).toMatchObject([
      { source: '{"text":1.50}' },
      { row: 2 },
    ]);
  });
});

describe("an object with a list", () => {
  it.each([
    '{"version":1,"data":[{"text":"one"},{"text":"two"}]}',
    '{"rows":[{"text":"one"},{"text":"two"}],"count":2,"about":{"by":"us"}}',
    '{"labels":["a"],"data":[{"text":"one"},{"text":"two"}]}',
  ])("has the records in it: %s", async (text) => {
    expect(await values(text)).toEqual([{ text: "one" }, { text: "two" }]);
  });
  it("of texts has a text a row, and numbers as they are written", async () => {
    expect(await values('{"texts":["one","two"]}')).toEqual([{ text: "one" }, { text: "two" }]);
    expect(await rowsOf('{"n":3.0,"rows":[{"text":1.50}]}')).toMatchObject([{ source: '{"text":1.50}' }]);
  });
  it("among others is not guessed", async () => {
    await expect(rowsOf('{"train":[{}],"test":[{}]}')).rejects.toThrow(/train, test/);
  });
});

it("a task of a labeling tool by itself is one row", async () => {
  expect(await values('{"id":1,"data":{"text":"one"},"annotations":[]}')).toEqual([{ id: 1, text: "one" }]);
});
it.each(['{"text":"one"}', "{}", "7", '"text"'])("%s has no records", async (text) => {
  await expect(rowsOf(text)).rejects.toThrow(/notList|badJson/);
});

describe("a start", () => {
  const records = fc.array(
    fc.record({ text: fc.string(), n: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
    {
      minLength: 3,
      maxLength: 8,
    },
  );
  it("cut off anywhere shows whole records alone, or cannot be read yet", async () => {
    await fc.assert(
      fc.asyncProperty(records, fc.nat(), fc.boolean(), async (all, cut, isList) => {
        const whole = JSON.stringify(
          isList ? { about: 1, data: all } : Object.fromEntries(all.map((one, i) => [`k${i}`, one])),
        );
        const part = json.wholePart?.(whole.slice(0, cut % whole.length), 200) ?? "";
        const [shown, complete] = [await rowsOf(part).catch(() => []), await rowsOf(whole)];
        const plain = (rows: SourceRow[]) => rows.map((row) => ("value" in row ? row.value : null));
        expect(plain(shown)).toEqual(plain(complete).slice(0, shown.length));
      }),
      { numRuns: 200 },
    );
  });
  it.each([
    ["a.json", '{"a":{"text":"one"},"b":{"text":"two"}}', "json"],
    ["a.json", '{\n "a": {"text": "one"},\n "b": {"te', "json"],
    ["a.json", '{"data":[{"text":"one"}', "json"],
    ["a.json", '{"text":"one","n":1}\n{"text":"two","n":2}\n', "jsonl"],
    ["a.json", '{"doc":{"text":"one"}}\n{"doc":{"text":"two"}}\n', "jsonl"],
    ["a.jsonl", '{"doc":{"text":"one"}}', "jsonl"],
    ["a.json", '{"images":[{"id":1,"file_name":"a.png"}],"annotations":[],"categories":[]}', "coco"],
  ])("of %s is told from other formats: %s", (name, text, format) => {
    expect(sniffFormat({ bytes: utf8(text), isWhole: false }, name)).toBe(format);
  });
});
