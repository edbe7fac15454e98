/** What every reader owes to shared code, which knows it by its manifest only. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/app-error";
import { guessFormat, sniffFormat } from "@/lib/formats/file-kinds";
import type { Reader, ReadOptions, SourceRow } from "@/lib/formats/reader";
import { IMPORT_FORMATS, type ImportFormatName } from "@/lib/formats/reader-names";
import { READERS, rowReader } from "@/lib/formats/readers";

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const utf8 = (text: string) => new TextEncoder().encode(text);
/** A small file of each format with two rows, or one where a file is a row. */
const SAMPLES: Record<ImportFormatName, Uint8Array> = {
  concord: utf8(
    ["a", "b"]
      .map((text, i) =>
        JSON.stringify({
          id: text,
          seq: i + 1,
          data: { text },
          annotations: [],
          labels: null,
          labelsFrom: null,
        }),
      )
      .join("\n"),
  ),
  coco: utf8(
    '{"images":[{"id":1,"file_name":"a.png"},{"id":2,"file_name":"b.png"}],"categories":[],"annotations":[]}',
  ),
  jsonl: utf8('{"text":"one","n":1}\n{"text":"two","n":2}\n'),
  json: utf8('[{"text":"one","n":1},\n {"text":"two","n":2}]'),
  "label-studio": utf8(
    '[{"id":7,"data":{"text":"one","n":1},"annotations":[{"result":[{"type":"choices","from_name":"c","value":{"choices":["a"]}}]}]},\n {"id":8,"data":{"text":"two","n":2},"predictions":[]}]',
  ),
  doccano: utf8('{"text":"one","label":[[0,3,"NUM"]]}\n{"text":"two","label":[]}\n'),
  spacy: utf8('{"text":"one","ents":[{"start":0,"end":3,"label":"NUM"}]}\n{"text":"two","cats":{"a":1}}\n'),
  prodigy: utf8(
    '{"text":"one","answer":"accept","spans":[]}\n{"text":"two","answer":"ignore","label":"a"}\n',
  ),
  csv: utf8("text;n\none;1\ntwo;2\n"),
  tsv: utf8("text\tn\none\t1\ntwo\t2\n"),
  conll: utf8("one\tB-NUM\n\ntwo\tB-NUM\nthree\tO\n\n"),
  "conll-2012": utf8(
    ["one", "two"]
      .map(
        (word, i) =>
          `#begin document (d${i}); part 000\nd${i} 0 0 ${word} - * - - - - * (0)\n\n#end document\n`,
      )
      .join(""),
  ),
  txt: utf8("one\n\ntwo\n"),
  image: PNG,
  xlsx: Uint8Array.from([0x50, 0x4b, 3, 4, ...utf8("xl/workbook.xml")]),
  zip: Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]),
};

async function* inPieces(bytes: Uint8Array, cuts: readonly number[]) {
  let from = 0;
  for (const to of [...cuts].sort((a, b) => a - b)) {
    yield bytes.subarray(from, to);
    from = to;
  }
  yield bytes.subarray(from);
}

async function rowsOf(reader: Reader, source: AsyncIterable<Uint8Array>, options: ReadOptions = {}) {
  const rows: SourceRow[] = [];
  for await (const group of reader.rows(source, options)) rows.push(...group);
  return rows;
}

describe.each(IMPORT_FORMATS)("the format %s", (name) => {
  const bytes = SAMPLES[name];
  const reader = rowReader(name);

  it("is told by its endings, or by its content where a plainer format has the same", () => {
    const { extensions } = READERS[name];
    // Files of a format that refines another one have the endings of that.
    expect(extensions.length > 0).toBe(reader?.refines === undefined);
    for (const ending of extensions) {
      expect(ending).toMatch(/^[a-z0-9_]+$/);
      const named = guessFormat(`Some file.${ending.toUpperCase()}`) as ImportFormatName;
      expect(READERS[named].extensions).toContain(ending);
      // Of two formats with an ending the name alone tells the plainer one, which comes first.
      expect(IMPORT_FORMATS.indexOf(named)).toBeLessThanOrEqual(IMPORT_FORMATS.indexOf(name));
    }
  });

  it("is told by its content and name together, and says how sure it is between 0 and 1", () => {
    const start = { bytes, isWhole: true };
    const general = READERS[reader?.refines ?? name];
    expect(sniffFormat(start, `x.${general.extensions[0]}`)).toBe(name);
    for (const other of IMPORT_FORMATS) {
      const score = READERS[other].sniff(start);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
    for (const empty of [new Uint8Array(), Uint8Array.from([0])])
      expect(READERS[name].sniff({ bytes: empty, isWhole: true })).toBeLessThan(0.5);
  });

  it.skipIf(reader === null)("gives the same rows however the bytes arrive, numbered upwards", async () => {
    const whole = await rowsOf(reader as Reader, inPieces(bytes, []));
    expect(whole.length).toBeGreaterThan(0);
    expect(whole.every((row) => !("error" in row))).toBe(true);
    const numbers = whole.map(({ row }) => row);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    const cuts = fc.array(fc.nat(bytes.byteLength), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(cuts, async (at) => {
        expect(await rowsOf(reader as Reader, inPieces(bytes, at))).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  it.skipIf(reader === null)("ends its source when the reading is left early", async () => {
    let isEnded = false;
    async function* source() {
      try {
        // The start of the file is taken whole, so the rest has to come after it.
        for (let i = 0; i < 50; i++) yield bytes;
        for (let i = 0; i < 1_000; i++) yield new Uint8Array(16_384).fill(10);
      } finally {
        isEnded = true;
      }
    }
    const readOne = async () => {
      for await (const _ of (reader as Reader).rows(source(), {})) break;
    };
    // A list that ends many times over is no JSON: a reader that refuses the file has to end its source, too.
    await readOne().catch((error) => expect(error).toBeInstanceOf(AppError));
    expect(isEnded).toBe(true);
  });

  it.skipIf(!reader?.wholePart)("is cut to what can be read by itself", async () => {
    const text = new TextDecoder().decode(bytes);
    for (let end = text.length - 1; end > 0.8 * text.length; end--) {
      const part = (reader as Reader).wholePart?.(text.slice(0, end), 100) ?? "";
      const rows = await rowsOf(reader as Reader, inPieces(utf8(part), []));
      expect(rows.length).toBeGreaterThan(0);
    }
  });
});

describe("a file that is called one thing and is another", () => {
  it.each<[string, string, ImportFormatName]>([
    ["rows.json", '{"text":"one"}\n{"text":"two"}\n', "jsonl"],
    ["rows.txt", '{"text":"one"}\n{"text":"two"}\n', "jsonl"],
    ["rows.jsonl", '[{"text":"one"},{"text":"two"}]', "json"],
    ["rows", "a,b\n1,2\n3,4\n", "csv"],
    ["rows.jsonl", '{"text":"one","label":"a"}\n{"text":"two","label":"b"}\n', "jsonl"],
    ["rows.jsonl", '{"text":"one","labels":["a"],"split":"x"}\n', "jsonl"],
    ["rows.jsonl", '{"text":"one","answer":"accept"}\n', "jsonl"],
    ["rows.jsonl", '{"text":"one","entities":["a"],"spans":3}\n', "jsonl"],
    ["rows.txt", '{"text":"one","label":["a"]}\n', "doccano"],
    ["rows.data", "[{}]", "json"],
    ["rows.json", '[{"text":"one","annotations":[],"result":[]}]', "json"],
    ["rows", '[{"data":{},"completions":[{"id":1,"result":[', "label-studio"],
    ["notes", "just\nsome\nlines\n", "txt"],
    ["notes.txt", "a,b\n1,2\n3,4\n", "txt"],
    ["rows.csv", "one column\nwithout separators\n", "csv"],
  ])("%s with %j is read as %s", (name, text, format) => {
    expect(sniffFormat({ bytes: utf8(text), isWhole: true }, name)).toBe(format);
  });

  it("is none of ours when it is an office document, or no text", () => {
    expect(sniffFormat({ bytes: SAMPLES.zip, isWhole: true }, "letter.docx")).toBeUndefined();
    expect(sniffFormat({ bytes: utf8("x"), isWhole: true }, "notes.docx")).toBeUndefined();
    expect(sniffFormat({ bytes: utf8("def f(a, b):\n  g(a, b)\n"), isWhole: true }, "x.py")).toBeUndefined();
    expect(
      sniffFormat({ bytes: Uint8Array.from([37, 80, 68, 70, 0, 1]), isWhole: true }, "x.pdf"),
    ).toBeUndefined();
  });
});

it("an image of more than 100 MB is given up before it is in memory whole", async () => {
  let given = 0;
  async function* endless() {
    const megabyte = new Uint8Array(2 ** 20);
    for (;;) {
      given++;
      yield megabyte;
    }
  }
  const read = rowsOf(rowReader("image") as Reader, endless(), { fileName: "huge.png" });
  await expect(read).rejects.toMatchObject({ code: "too_large" });
  expect(given).toBe(101);
});
