import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/core/random";
import { csv } from "@/lib/formats/csv/write";
import type { FrozenItem } from "@/lib/formats/writer";
import type { LabelSchema } from "@/lib/labels/schema";
import { randomText } from "../../support/random-text";
import { control, image, labels, text } from "../labels/build";
import { boxRegion, documentOf, filesOf, given, headerOf, imageOf, itemOf, spanRegion } from "./build";

const onText = (...controls: LabelSchema["controls"]): LabelSchema => ({ inputs: [text], controls });
const note = control("text", { name: "Note" });

type Options = {
  perAnnotator?: boolean;
  forSpreadsheets?: boolean;
  dataFields?: string[] | null;
  classNumbers?: null;
};
async function train(schema: LabelSchema, items: FrozenItem[], options: Options = {}): Promise<string> {
  const header = headerOf(schema, options);
  const files = await filesOf(csv, { header, items, forSpreadsheets: options.forSpreadsheets ?? false });
  return files["train.csv"] ?? "";
}
/** Rows as an independent reader sees them, the heading left out. */
const read = (content: string): string[][] => parse(content, { record_delimiter: "\r\n" }).slice(1);

/** What the column of the one control holds for an answer. */
async function answered(asked: LabelSchema["controls"][number], value: unknown, options: Options = {}) {
  const labelsOf = documentOf({ answers: { [asked.id]: value as string } });
  const [row] = read(await train(onText(asked), [itemOf(1, { labels: labelsOf })], options));
  return row?.at(-1);
}

describe("a CSV file", () => {
  it("calls a label of a tree by its path, since two of them may have one name", async () => {
    const tree = control("taxonomy", {
      labels: [
        { id: "animal", name: "Animal" },
        { id: "a-other", name: "Other", parent: "animal" },
        { id: "car", name: "Car" },
        { id: "c-other", name: "Other", parent: "car" },
      ],
    });
    expect(await answered(tree, "a-other")).toBe("Animal › Other");
    expect(await answered({ ...tree, multiple: true } as typeof tree, ["a-other", "c-other"])).toBe(
      "Animal › Other | Car › Other",
    );
  });

  it("is as in RFC 4180: commas, CRLF, quotes doubled, quoted only where needed", async () => {
    const item = itemOf(1, {
      externalId: 'say "hi"',
      givenGroup: "a,b",
      data: { text: "two\nlines" },
      labels: documentOf({ answers: { text: "plain" } }),
    });
    expect(await train(onText(note), [item])).toBe(
      'id,external_id,split,group,text,Note\r\nid-1,"say ""hi""",train,"a,b","two\nlines",plain\r\n',
    );
  });

  it("quotes a lone carriage return and a heading with a comma", async () => {
    const item = itemOf(1, { data: { text: "a\rb" }, labels: documentOf({}) });
    const content = await train(onText(control("text", { name: "Why, then?" })), [item]);
    expect(content).toBe('id,external_id,split,group,text,"Why, then?"\r\nid-1,,train,g1,"a\rb",\r\n');
  });

  it("has one file per split, each with a heading, each task in its own, in order", async () => {
    const items = [
      itemOf(1, { labels: documentOf({}) }),
      itemOf(2, { split: "test", labels: documentOf({}) }),
      itemOf(3, { labels: documentOf({}) }),
    ];
    const files = await filesOf(csv, { header: headerOf(onText(note)), items });
    expect(Object.keys(files)).toEqual(["train.csv", "validation.csv", "test.csv"]);
    expect(read(files["train.csv"] ?? "").map((row) => row[0])).toEqual(["id-1", "id-3"]);
    expect(read(files["test.csv"] ?? "").map((row) => row[0])).toEqual(["id-2"]);
    expect(files["validation.csv"]).toBe("id,external_id,split,group,text,Note\r\n");
  });

  it("gives back any text exactly, to an independent reader", async () => {
    const random = seededRandom(1);
    const texts = Array.from({ length: 300 }, () => randomText(random, 8));
    const items = texts.map((value, i) =>
      itemOf(i, { data: { text: value }, labels: documentOf({ answers: { text: value } }) }),
    );
    const rows = read(await train(onText(note), items));
    expect(rows.map((row) => [row[4], row[5]])).toEqual(texts.map((value) => [value, value]));
  });
});

describe("the switch for spreadsheets", () => {
  const asText = (value: string, forSpreadsheets: boolean) => answered(note, value, { forSpreadsheets });

  it.each([
    "=1+1",
    "+1",
    "-cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\nx",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    '="a"',
    "-1+1",
  ])("puts an apostrophe before %j, and without it the text is unchanged", async (value) => {
    expect(await asText(value, true)).toBe(`'${value}`);
    expect(await asText(value, false)).toBe(value);
  });

  it.each(["-5", "-0.25", "a=b", "1-2", " =1", "", "'quoted", "5"])(
    "leaves %j alone: a spreadsheet runs none of it",
    async (value) => {
      expect(await asText(value, true)).toBe(value);
    },
  );

  it("leaves negative numbers numbers", async () => {
    expect(await answered(control("number"), -0.5, { forSpreadsheets: true })).toBe("-0.5");
  });

  it("covers headings, ids, groups and task data as well", async () => {
    const item = itemOf(1, {
      externalId: "=a",
      givenGroup: "+b",
      data: { text: "@c" },
      labels: documentOf({}),
    });
    const content = await train(onText(control("text", { name: "=d" })), [item], { forSpreadsheets: true });
    expect(content).toBe("\ufeffid,external_id,split,group,text,'=d\r\nid-1,'=a,train,'+b,'@c,\r\n");
  });
});

describe("several labels in one cell", () => {
  it("are told from one label with a bar in its name (data/trials/bar-labels.json)", async () => {
    const names = ["A | B", "A", "B", "back\\slash"];
    const tags = control("choice", {
      multiple: true,
      labels: names.map((name, i) => ({ id: `l${i}`, name })),
    });
    const cells = await Promise.all([["l0"], ["l1", "l2"], ["l3"]].map((ids) => answered(tags, ids)));
    expect(cells).toEqual(["A \\| B", "A | B", "back\\\\slash"]);
  });
});

describe("a column", () => {
  it.each<[string, LabelSchema["controls"][number], unknown, string]>([
    ["a choice: the label's name", control("choice"), "b", "the b"],
    [
      "several choices: names with bars between",
      control("choice", { multiple: true }),
      ["a", "c"],
      "the a | the c",
    ],
    ["a ranking: best first", control("ranking"), ["c", "a", "b"], "the c | the a | the b"],
    ["a rating", control("rating"), 4, "4"],
    ["a number", control("number"), 0.1, "0.1"],
    ["a date", control("datetime"), "2026-03-31", "2026-03-31"],
    ["a comparison", control("pairwise"), "left", "left"],
    ["several texts: with bars between, a bar in one marked", control("list"), ["a|b", "c"], "a\\|b | c"],
    ["a label the schema has lost: its id", control("choice"), "old", "old"],
    ["no answer", control("choice"), undefined, ""],
  ])("holds %s", async (_what, asked, value, expected) => {
    expect(await answered(asked, value)).toBe(expected);
  });

  it("of a question about candidates holds their ids, beside one with their names as they were", async () => {
    const schema = {
      inputs: [text],
      controls: [
        control("link"),
        control("span"),
        control("link", { id: "entity", name: "Entity", per: "region" }),
      ],
    };
    const labelsOf = documentOf({
      answers: { link: "Q90" },
      regions: [{ ...spanRegion("r", "a", "Hello", [0, 5]), attributes: { entity: "Q64" } }],
    });
    const names = { "link/Q90": "Paris", "entity/Q64": "Berlin" };
    const content = await train(schema, [itemOf(1, { labels: labelsOf, names })]);
    const [heading, row]: string[][] = parse(content, { record_delimiter: "\r\n" });
    expect(heading?.slice(5)).toEqual(["Link", "Link (name)", "Span"]);
    expect(row?.slice(5, 7)).toEqual(["Q90", "Paris"]);
    expect(JSON.parse(row?.[7] ?? "")).toMatchObject([
      { attributes: { entity: "Q64" }, candidateNames: { entity: "Berlin" } },
    ]);
  });

  it("of regions holds JSON: names of labels, the stored shape, answers about the region", async () => {
    const region = { ...boxRegion("r", ["a", "b"], [1, 2, 3, 4, 5]), attributes: { rating: 2 } };
    const schema = { inputs: [image], controls: [control("box"), control("rating", { per: "region" })] };
    const labelsOf = documentOf({ regions: [region, boxRegion("s", "a", [0, 0, 1, 1], "other")] });
    const [row] = read(await train(schema, [itemOf(1, { images: [imageOf()], labels: labelsOf })]));
    expect(row?.[4]).toBe("images/a.png");
    expect(JSON.parse(row?.[5] ?? "")).toEqual([
      {
        labels: ["the a", "the b"],
        kind: "box",
        x: 1,
        y: 2,
        width: 3,
        height: 4,
        rotation: 5,
        attributes: { rating: 2 },
      },
    ]);
    expect(row?.length).toBe(6);
  });

  it("of relations holds them as stored", async () => {
    const relation = { id: "x", control: "relation", label: "r", from: "1", to: "2" };
    const labelsOf = documentOf({ relations: [relation] });
    const [row] = read(await train(onText(control("relation")), [itemOf(1, { labels: labelsOf })]));
    expect(JSON.parse(row?.[5] ?? "")).toEqual([relation]);
  });

  it("of data that is a list or object holds JSON", async () => {
    const [row] = read(
      await train(onText(note), [itemOf(1, { data: { text: { a: [1] } }, labels: documentOf({}) })]),
    );
    expect(row?.[4]).toBe('{"a":[1]}');
  });
});

describe("several annotators", () => {
  const annotations = [
    given("annotator-1", { answers: { choice: "a" } }),
    given("annotator-2", { answers: { choice: "b" } }),
  ];
  const schema = onText(control("choice", { labels: labels("a", "b") }));

  it("give one row each, with their pseudonym", async () => {
    const rows = read(await train(schema, [itemOf(1, { annotations })], { perAnnotator: true }));
    expect(rows).toEqual([
      ["id-1", "", "train", "g1", "annotator-1", "", "", "", "the a"],
      ["id-1", "", "train", "g1", "annotator-2", "", "", "", "the b"],
    ]);
  });

  it("have the time of submission and how long it took, unless the release was frozen before these were kept", async () => {
    const item = itemOf(1, {
      annotations: [
        {
          ...given("annotator-1", { answers: { choice: "a" } }),
          submittedAt: Date.UTC(2026, 0, 2, 3),
          leadTimeMs: 4_500,
        },
      ],
    });
    const content = await train(schema, [item], { perAnnotator: true });
    expect(content).toBe(
      "id,external_id,split,group,annotator,submitted_at,lead_time_ms,text,Choice\r\nid-1,,train,g1,annotator-1,2026-01-02T03:00:00.000Z,4500,,the a\r\n",
    );
    const before = await train(schema, [item], { perAnnotator: true, classNumbers: null });
    expect(before).toBe(
      "id,external_id,split,group,annotator,text,Choice\r\nid-1,,train,g1,annotator-1,,the a\r\n",
    );
  });

  it("give one row together, without a name, when their labels were agreed", async () => {
    const agreed = itemOf(1, { annotations, labels: documentOf({ answers: { choice: "b" } }) });
    expect(read(await train(schema, [agreed]))).toEqual([["id-1", "", "train", "g1", "", "the b"]]);
  });
});

describe("data the schema does not show", () => {
  const dataFields = ["author", "checked", "deep", "year"];
  const items = [
    itemOf(1, { data: { text: "a", author: "b", year: 3, checked: true }, labels: documentOf({}) }),
    itemOf(2, { data: { text: "c", author: null, deep: { at: [1] } }, labels: documentOf({}) }),
  ];

  it("has a column per field, after what is shown; nested values are JSON, none is lost", async () => {
    expect(await train(onText(note), items, { dataFields })).toBe(
      [
        "id,external_id,split,group,text,author,checked,deep,year,Note",
        "id-1,,train,g1,a,b,true,,3,",
        'id-2,,train,g2,c,,,"{""at"":[1]}",,',
        "",
      ].join("\r\n"),
    );
    const header = headerOf(onText(note), { dataFields });
    for (const item of items) expect(csv.losses(header, item)).toEqual({});
  });

  it("is never taken from what every object has", async () => {
    const [row] = read(
      await train(onText(note), [itemOf(1, { labels: documentOf({}) })], { dataFields: ["constructor"] }),
    );
    expect(row?.slice(4)).toEqual(["", "", ""]);
  });

  it("is counted as lost where its field has no column", () => {
    const header = headerOf(onText(note), { dataFields: ["author"] });
    expect(csv.losses(header, itemOf(1, { data: { text: "a", author: "b", year: 3 } }))).toEqual({
      dataFields: 1,
    });
  });

  it("of a release frozen before its fields were counted stays away, and the group is the key it was", async () => {
    const { givenGroup: _none, ...before } = itemOf(1, {
      data: { text: "a", author: "b" },
      labels: documentOf({}),
    });
    expect(await train(onText(note), [before], { dataFields: null })).toBe(
      "id,external_id,split,group,text,Note\r\nid-1,,train,group:g1,a,\r\n",
    );
  });
});

describe("no two headings are the same", () => {
  const headings = async (schema: LabelSchema, dataFields: string[], perAnnotator = false) =>
    (await train(schema, [], { dataFields, perAnnotator })).trim();

  it("a data field called like another column says that it is data", async () => {
    expect(await headings(onText(note), ["Note", "annotator", "data.id", "group", "id"])).toBe(
      "id,external_id,split,group,text,data.Note,annotator,data.id,data.group,data.data.id,Note",
    );
    expect(await headings(onText(note), ["annotator"], true)).toBe(
      "id,external_id,split,group,annotator,submitted_at,lead_time_ms,text,data.annotator,Note",
    );
    expect(await headings(onText(control("text", { name: "text" })), [])).toBe(
      "id,external_id,split,group,data.text,text",
    );
  });

  it("controls of one name say their id, and so does one called like a fixed column", async () => {
    const twice = onText(
      note,
      control("text", { id: "more", name: "Note" }),
      control("text", { id: "x", name: "id" }),
    );
    expect(await headings(twice, [])).toBe("id,external_id,split,group,text,Note,Note (more),id (x)");
  });
});

it("a task without a group has an empty one, whatever its split was made from", async () => {
  const item = itemOf(1, { group: `content:${"0".repeat(64)}`, givenGroup: null, labels: documentOf({}) });
  expect(read(await train(onText(note), [item]))[0]?.slice(0, 4)).toEqual(["id-1", "", "train", ""]);
});

it("answers, regions and relations of questions the schema no longer has are counted as lost", () => {
  const schema = onText(note, control("choice", { id: "sure", labels: labels("a", "b"), per: "region" }));
  const header = headerOf(schema);
  const document = {
    answers: { text: "kept", removed: "a", sure: "b" },
    regions: [boxRegion("1", "x", [0, 0, 5, 5], "removed"), boxRegion("2", "x", [0, 0, 5, 5], "text")],
    relations: [{ id: "3", control: "removed", label: "x", from: "1", to: "2" }],
  };
  const lost = {
    oldAnswers: 2,
    oldRegions: 2,
    oldRelations: 1,
  };
  expect(csv.losses(header, itemOf(1, { labels: documentOf(document) }))).toEqual(lost);
  const annotations = [given("annotator-1", document), given("annotator-2", { answers: { removed: "a" } })];
  expect(csv.losses(header, itemOf(1, { annotations }))).toEqual({
    ...lost,
    oldAnswers: 3,
  });
});
