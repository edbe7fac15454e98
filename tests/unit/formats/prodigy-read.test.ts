import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sniffFormat } from "@/lib/formats/file-kinds";
import { prodigy } from "@/lib/formats/prodigy/read";
import { goodRows, problemsOf, rowsOf, sniffed, utf8 } from "./rows";

const fileOf = (...lines: unknown[]) => lines.map((line) => JSON.stringify(line)).join("\n");
const saidOf = async (line: unknown) => (await goodRows(prodigy, fileOf(line)))[0]?.annotations?.[0];

/** As `prodigy db-out` writes it after `ner.manual`. */
const NER = {
  text: "😀 First look at Uber",
  meta: { source: "The New York Times" },
  _input_hash: -1886520157,
  _task_hash: -1952856502,
  tokens: [{ text: "😀", start: 0, end: 1, id: 0, ws: true }],
  spans: [{ start: 16, end: 20, token_start: 4, token_end: 4, label: "ORG" }],
  answer: "accept",
  _timestamp: 1_637_850_000,
  _annotator_id: "news-ann",
  _session_id: "news-ann-1",
  _view_id: "ner_manual",
  _is_binary: false,
};

describe("an answer", () => {
  it("of ner.manual has its spans, its annotator and its time; bookkeeping stays behind", async () => {
    const [row] = await goodRows(prodigy, fileOf(NER));
    expect(row?.value).toEqual({ text: NER.text, meta: NER.meta, _input_hash: NER._input_hash });
    expect(row?.annotations).toEqual([
      {
        role: "annotation",
        by: "news-ann",
        answers: [],
        regions: [
          {
            id: "T1",
            kind: "span",
            field: "text",
            labels: ["ORG"],
            shape: { kind: "span", parts: [{ start: 16, end: 20, text: "Uber" }] },
          },
        ],
        relations: [],
        createdAt: 1_637_850_000_000,
      },
    ]);
  });

  it("to options or to one label is an answer, by what the options are called", async () => {
    const options = [{ id: 1, text: "Sport" }, { id: "b", text: "Politics" }, { id: "c" }];
    expect((await saidOf({ text: "x", options, accept: [1, "c"], answer: "accept" }))?.answers).toEqual([
      { value: ["Sport", "c"] },
    ]);
    expect(await saidOf({ text: "x", label: "INSULT", answer: "accept", _session_id: "s1" })).toMatchObject({
      by: "s1",
      answers: [{ value: ["INSULT"] }],
    });
    expect((await saidOf({ text: "x", options, accept: [], answer: "accept" }))?.answers).toEqual([]);
  });

  it("that ignores is a skip; one that rejects is, too, which is told", async () => {
    expect(await saidOf({ ...NER, answer: "ignore" })).toMatchObject({ role: "skip", by: "news-ann" });
    expect(await saidOf({ ...NER, answer: "reject" })).toMatchObject({
      role: "skip",
      regions: [],
      answers: [],
      notTaken: ["answer: reject"],
    });
  });

  it("that nobody has given yet is what a model suggested", async () => {
    const { answer, _annotator_id, _session_id, ...input } = NER;
    expect([answer, _annotator_id, _session_id]).not.toContain(undefined);
    expect(await saidOf({ ...input, score: 0.9 })).toMatchObject({
      role: "prediction",
      by: null,
      score: 0.9,
    });
    expect(
      (await goodRows(prodigy, fileOf({ text: "x", _input_hash: 1, _task_hash: 2 })))[0]?.annotations,
    ).toBeUndefined();
  });

  it("has relations between its spans; those between other words, and areas of pictures, are told", async () => {
    const said = await saidOf({
      text: "Anna met Bo",
      spans: [
        { start: 0, end: 4, label: "P" },
        { start: 9, end: 11, label: "P" },
        {
          points: [
            [0, 0],
            [1, 1],
          ],
          label: "X",
          type: "rect",
        },
      ],
      relations: [
        {
          head: 0,
          child: 2,
          label: "MET",
          head_span: { start: 0, end: 4, label: "P" },
          child_span: { start: 9, end: 11, label: "P" },
        },
        {
          head: 1,
          child: 2,
          label: "OBJ",
          head_span: { start: 5, end: 8, label: null },
          child_span: { start: 9, end: 11, label: "P" },
        },
      ],
      answer: "accept",
    });
    expect(said?.relations).toEqual([{ from: "T1", to: "T2", label: "MET" }]);
    expect(new Set(said?.notTaken)).toEqual(new Set(["spans", "relations"]));
  });
});

describe("a broken line", () => {
  it.each<[string, unknown, RegExp]>([
    ["no object", 3, /expected an object/],
    ["another answer", { text: "a", answer: "maybe", spans: [] }, /^answer: .*accept\|reject\|ignore/],
    ["a span without an end", { text: "a", spans: [{ start: 0 }] }, /^spans\.0\.end: .*number/],
    ["spans that are none", { text: "a", spans: { a: 1 } }, /^spans: .*array/],
    [
      "a span beyond the text",
      { text: "a", spans: [{ start: 0, end: 4, label: "X" }] },
      /from 0 to 4 is not in the text/,
    ],
    [
      "a span at another text",
      { text: "abc", spans: [{ start: 0, end: 2, text: "bc", label: "X" }] },
      /another text than "bc"/,
    ],
    ["spans without a text", { spans: [{ start: 0, end: 4, label: "X" }] }, /no column "text"/],
    ["options without ids", { text: "a", options: [{ text: "x" }], accept: ["x"] }, /^options\.0\.id: /],
  ])("%s is told", async (_, line, problem) => {
    const [before, found, after] = await problemsOf(prodigy, fileOf({ text: "x" }, line, { text: "y" }));
    expect([before, after]).toEqual([undefined, undefined]);
    expect(found).toMatch(problem);
  });

  it("never fails with an error of the program", async () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom("accept", "ignore"),
      fc.constant([{ start: 0, end: 1, label: "X" }]),
    );
    const line = fc.dictionary(
      fc.constantFrom(
        "text",
        "spans",
        "answer",
        "accept",
        "options",
        "relations",
        "label",
        "_timestamp",
        "_annotator_id",
      ),
      value,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 4 }), async (lines) => {
        await rowsOf(prodigy, fileOf(...lines));
        sniffed(prodigy, fileOf(...lines));
      }),
      { numRuns: 300 },
    );
  });
});

it("is told from spaCy, doccano and plain JSONL by its hashes or its answers", () => {
  const formatOf = (...lines: unknown[]) =>
    sniffFormat({ bytes: utf8(fileOf(...lines)), isWhole: true }, "data.jsonl");
  expect(formatOf(NER, NER)).toBe("prodigy");
  expect(formatOf({ text: "a", label: "X", answer: "reject" })).toBe("prodigy");
  expect(formatOf({ text: "a", spans: [] })).toBe("spacy");
  expect(formatOf({ text: "a", label: [[0, 1, "X"]] })).toBe("doccano");
  expect(formatOf({ question: "a", answer: "accept" })).toBe("jsonl");
  expect(formatOf({ text: "a", label: "X" })).toBe("jsonl");
  expect(formatOf({ data: { text: "a" }, annotations: [] })).toBe("jsonl");
});
