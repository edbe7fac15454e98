import { describe, expect, it } from "vitest";
import type { Headline } from "@/lib/agreement/headline";
import { ReleasePlan } from "@/lib/contracts/releases";
import { datasheetOf } from "@/lib/server/releases/datasheet";
import type { FrozenFacts } from "@/lib/server/releases/freeze-release";
import { planInWords } from "@/lib/server/releases/plan-in-words";

const RATIOS = { train: 0.7, validation: 0.1, test: 0.2 };
const planOf = (changes: object = {}) =>
  ReleasePlan.parse({ labels: "majority", ratios: RATIOS, seed: "7", ...changes });

const topic: Headline = {
  control: "topic",
  name: "Topic",
  kind: "choice",
  measure: "alpha-nominal",
  value: 0.71239,
  reason: null,
  interval: [0.5, 0.80461],
  units: 12,
  pairs: 20,
  people: 3,
  notes: ["few-units"],
};
const nothing = { value: null, interval: null, units: 0, pairs: 0, people: 1, notes: [] };

const facts: FrozenFacts = {
  counts: {
    tasks: 30,
    annotations: 60,
    groups: 7,
    splits: { train: 20, validation: 4, test: 6 },
    labels: [
      {
        control: "topic",
        label: "a",
        name: "Topic › A|B *",
        counts: { train: 20, validation: 4, test: 5 },
        total: 29,
      },
    ],
    excluded: [
      { reason: "too-few-answers", count: 3 },
      { reason: "no-majority", count: 2 },
    ],
    divergence: 0.1,
    warnings: [{ code: "absent-label", params: { split: "test", label: "Topic › <b>" } }],
  },
  checksum: "c0ffee",
  algorithmVersion: "v1",
  losses: { jsonl: {}, csv: {}, coco: { relations: 2, "answers to whole tasks": 30 } },
  dataFields: [],
  vectors: {},
  softness: [{ control: "topic", name: "Topic", tasks: 30, divided: 12, bits: 0.41234 }],
  classNumbers: {},
  annotators: [],
  agreement: [
    topic,
    { ...nothing, control: "parts", name: "Parts", kind: "span", measure: "f1-exact", reason: "no-pairs" },
    {
      ...nothing,
      control: "note",
      name: "Note",
      kind: "text",
      measure: "none",
      reason: "not-measured",
      notes: ["not-measured"],
    },
  ],
};
const subject = {
  number: 4,
  name: "Spring `one`",
  plan: planOf(),
  notes: "",
  frozenAt: Date.UTC(2026, 2, 31, 10, 5),
  schemaVersion: 2,
  guidelineVersion: 5,
};

const sectionOf = (sheet: string, title: string): string =>
  sheet
    .split("\n## ")
    .find((one) => one.startsWith(`${title}\n`))
    ?.slice(title.length)
    .trim() ?? "";

describe("a datasheet", () => {
  const sheet = datasheetOf(subject, facts);

  it("says what it is of, and when that was frozen in a time that is the same everywhere", () => {
    expect(sheet.split("\n").slice(0, 3)).toEqual([
      "# Spring \\`one\\`",
      "",
      "Release 4, frozen 2026-03-31T10:05:00.000Z with Concord.",
    ]);
    expect(sectionOf(sheet, "What it holds")).toBe(
      [
        "- Tasks: 30; submitted answers to them: 60; groups: 7",
        "- Labels: version 2 (`schema.json`)",
        "- Guideline: version 5 (`guideline.md`)",
        "- Checksum (SHA-256): `c0ffee`",
      ].join("\n"),
    );
    expect(datasheetOf({ ...subject, guidelineVersion: null }, facts)).toContain(
      "- Guideline: none was published",
    );
  });

  it("counts labels per split, and what people named can break neither a table nor a page", () => {
    expect(sectionOf(sheet, "Labels per split")).toBe(
      [
        "|  | train | validation | test | total |",
        "| --- | --: | --: | --: | --: |",
        "| tasks | 20 | 4 | 6 | 30 |",
        "| Topic › A\\|B \\* | 20 | 4 | 5 | 29 |",
      ].join("\n"),
    );
    expect(sectionOf(sheet, "Warnings")).toBe("- Test has no “Topic › \\<b\\>”.");
  });

  it("says why tasks are left out, and that none are", () => {
    expect(sectionOf(sheet, "Left out")).toBe("- no majority: 2\n- too few annotations: 3");
    const counts = { ...facts.counts, excluded: [], warnings: [] };
    const whole = datasheetOf(subject, { ...facts, counts });
    for (const title of ["Left out", "Warnings"]) expect(sectionOf(whole, title)).toBe("None.");
  });

  it("has the agreement of every question, or the reason why there is none", () => {
    expect(sectionOf(sheet, "How well people agreed").split("\n").slice(2)).toEqual([
      "| question | measure | value | interval | tasks | pairs | notes |",
      "| --- | --: | --: | --: | --: | --: | --: |",
      "| Topic | Krippendorff’s alpha | 0.712 | 0.500 to 0.805 | 12 | 20 | small sample |",
      "| Parts | Exact-match F1 | no task has two annotations | – | 0 | 0 |  |",
      "| Note | – | not measured for this kind yet | – | 0 | 0 |  |",
    ]);
  });

  it("says how divided the votes behind soft labels were, where they are kept", () => {
    expect(sectionOf(sheet, "Soft labels")).toBe("");
    const soft = datasheetOf({ ...subject, plan: planOf({ softLabels: true }) }, facts);
    expect(sectionOf(soft, "Soft labels").split("\n").slice(2)).toEqual([
      "| question | tasks | with divided votes | mean entropy |",
      "| --- | --: | --: | --: |",
      "| Topic | 30 | 12 | 0.412 |",
    ]);
  });

  it("names its gaps: what nobody has measured, and labels that no task has", () => {
    expect(sectionOf(sheet, "Known gaps").split("\n").slice(3)).toEqual([
      "- Questions without a figure of agreement: Parts, Note",
    ]);
    const rare = {
      control: "topic",
      label: "b",
      name: "Topic › B",
      counts: { train: 0, validation: 0, test: 0 },
    };
    const counts = { ...facts.counts, labels: [...facts.counts.labels, { ...rare, total: 0 }] };
    expect(sectionOf(datasheetOf(subject, { ...facts, counts }), "Known gaps")).toMatch(
      /- Labels that no task has: Topic › B$/,
    );
  });

  it("lists what each format cannot hold", () => {
    expect(sectionOf(sheet, "What the formats cannot hold")).toBe(
      "- jsonl: nothing is lost\n- csv: nothing is lost\n- coco: answers to whole tasks: 30, relations: 2",
    );
  });

  it("is the same each time, and has the plan as the API takes it", () => {
    expect(datasheetOf(subject, facts)).toBe(sheet);
    const line = sheet.split("\n").find((one) => one.startsWith("{")) ?? "";
    expect(JSON.parse(line)).toEqual({ name: subject.name, plan: subject.plan });
  });
});

describe("a plan in words", () => {
  it("says what was asked for and nothing that was not", () => {
    const [labels, split, method, released, groups, ...others] = planInWords(planOf(), "exact");
    expect(labels).toMatch(/^The labels of a task are what most people said/);
    expect(split).toBe("Asked for: 70 % train, 10 % validation, 20 % test, with the seed `7`.");
    expect(method).toBe("Whole groups meet these shares as closely as whole groups can.");
    expect(released).toBe("Tasks of earlier releases stay in the split they were released in first.");
    expect(planInWords(planOf(), "hash")[2]).toMatch(/^A hash of each group decides/);
    expect(planInWords(planOf({ keepReleased: false }), "exact")[3]).toBe(
      "Earlier releases were not looked at.",
    );
    expect(groups).toBe(
      "Tasks that show the same, near-duplicates that were found and not dismissed, and tasks of one group, are in one split. The group is the one they were imported with.",
    );
    expect(others).toEqual([]);
    expect(planInWords(planOf({ keepDuplicates: false }), "exact")[4]).toMatch(
      /^Tasks that show the same, and tasks of one group, are in one split/,
    );
  });

  it("names every condition, and that a decision stands above them where it does", () => {
    const conditions = { minAnswers: 3, onlyDone: true, onlyAccepted: true, groupField: "pa`tient" };
    expect(planInWords(planOf({ labels: "unanimous", ...conditions }), "exact").slice(1)).toEqual([
      "Tasks with fewer than 3 answers are left out, unless a person has decided them.",
      "Tasks that lack some of the answers they need are left out, unless a person has decided them.",
      "Only answers that a reviewer has accepted or fixed count.",
      "Asked for: 70 % train, 10 % validation, 20 % test, with the seed `7`.",
      "Whole groups meet these shares as closely as whole groups can.",
      "Tasks of earlier releases stay in the split they were released in first.",
      "Tasks that show the same, near-duplicates that were found and not dismissed, and tasks of one group, are in one split. The group is the value of the field `pa'tient`, or else the one they were imported with.",
    ]);
    expect(planInWords(planOf({ labels: "all", minAnswers: 2 }), "exact")[1]).toBe(
      "Tasks with fewer than 2 answers are left out.",
    );
    expect(planInWords(planOf({ labels: "resolved", ...conditions }), "exact")).toHaveLength(5);
  });
});
