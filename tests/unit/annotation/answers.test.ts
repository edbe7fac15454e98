import { describe, expect, it } from "vitest";
import type { AnswerControl, Control } from "@/lib/labels/schema";
import { control } from "../labels/build";
import { answerPaths } from "./build";

type Case = { what: string; control: Control; taken: unknown[]; refused: unknown[] };

/** Not one of these is an answer to anything. */
const NEVER = [
  null,
  true,
  {},
  { a: 1 },
  [[]],
  [1],
  [null],
  Number.NaN,
  Infinity,
  -Infinity,
  JSON.parse("1e309"),
];

const CASES: Record<AnswerControl["kind"], Case[]> = {
  choice: [
    {
      what: "one answer",
      control: control("choice"),
      taken: ["a", "c"],
      refused: ["z", "", "A", "the a", 1, ["a"], [], "constructor", "__proto__"],
    },
    {
      what: "several answers",
      control: control("choice", { multiple: true }),
      taken: [["a"], ["c", "a"], []],
      refused: ["a", ["a", "a"], ["a", "z"], [""]],
    },
  ],
  taxonomy: [
    {
      what: "one answer",
      control: control("taxonomy"),
      taken: ["animal", "cat", "plant"],
      refused: ["fish", ["cat"], 0],
    },
    {
      what: "leaves only",
      control: control("taxonomy", { leavesOnly: true }),
      taken: ["cat", "plant"],
      refused: ["animal"],
    },
    {
      what: "several leaves",
      control: control("taxonomy", { leavesOnly: true, multiple: true }),
      taken: [["cat", "plant"], []],
      refused: [["cat", "animal"], ["cat", "cat"], "cat"],
    },
  ],
  link: [
    {
      what: "a candidate or none",
      control: control("link"),
      taken: ["Q1", "NIL", "x".repeat(200), "constructor"],
      refused: ["", "x".repeat(201), 1, ["Q1"], []],
    },
    { what: "a candidate", control: control("link", { nil: undefined }), taken: ["Q1"], refused: ["NIL"] },
  ],
  rating: [
    { what: "to 5", control: control("rating"), taken: [1, 3, 5], refused: [0, 6, -1, 2.5, "3", [3]] },
  ],
  number: [
    {
      what: "from -1 to 10",
      control: control("number"),
      taken: [-1, 0, 0.25, 10],
      refused: [-1.01, 10.01, "1", "", [1]],
    },
    { what: "whole", control: control("number", { integer: true }), taken: [-1, 10], refused: [0.5, 1e-9] },
    {
      what: "in steps of 0.1 from -1",
      control: control("number", { step: 0.1 }),
      taken: [-1, -0.9, 0.3, 0.1 + 0.2, 9.9],
      refused: [0.05, 0.301],
    },
    {
      what: "in steps of 3 from 0",
      control: { id: "n", name: "N", kind: "number", step: 3 },
      taken: [0, -3, 3e15],
      refused: [1, 2.9999],
    },
    {
      what: "without bounds",
      control: { id: "n", name: "N", kind: "number" },
      taken: [-1e300, 1e300, 5e-324],
      refused: ["1e3"],
    },
  ],
  text: [
    {
      what: "to 10 characters",
      control: control("text"),
      taken: ["a", "0123456789", " a ", "\u{1F600}", "a\nb"],
      refused: ["", "  ", "\n\t", "0123456789a", 5, ["a"]],
    },
    {
      what: "to 10 code points",
      control: control("text"),
      taken: ["\u{1F600}".repeat(10), "e\u0301".repeat(5), "\u05e9\u05dc\u05d5\u05dd", "\ud800"],
      refused: ["\u{1F600}".repeat(11), "e\u0301".repeat(6)],
    },
    {
      what: "of no stated length",
      control: { id: "t", name: "T", kind: "text" },
      taken: ["x".repeat(10_000)],
      refused: ["x".repeat(10_001)],
    },
  ],
  datetime: [
    {
      what: "a date",
      control: control("datetime"),
      taken: ["2026-03-31", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"],
      refused: [
        "2026-02-30",
        "2023-02-29",
        "1900-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-1-1",
        "31.03.2026",
        "2026-03-31T10:00",
        " 2026-03-31",
        20260331,
      ],
    },
    {
      what: "a time",
      control: control("datetime", { mode: "time" }),
      taken: ["00:00", "23:59", "14:05:09"],
      refused: ["24:00", "12:60", "12:00:60", "9:30", "12", "12:00Z", "12:00:00.5"],
    },
    {
      what: "both",
      control: control("datetime", { mode: "datetime" }),
      taken: ["2026-03-31T14:05", "2024-02-29T23:59:59"],
      refused: [
        "2026-03-31",
        "2026-03-31 14:05",
        "2026-02-29T00:00",
        "2026-03-31T24:00",
        "2026-03-31T14:05Z",
        "2026-03-31T14:05+02:00",
      ],
    },
  ],
  list: [
    {
      what: "of at most 3 texts of at most 10 code points, none twice",
      control: control("list"),
      taken: [["a"], ["b", "a", "A"], ["😀".repeat(10), "two words"]],
      refused: [
        [],
        "a",
        [" "],
        ["a", "b", "c", "d"],
        ["a", "a"],
        ["a  b", " a b"],
        ["é", "e\u0301"],
        ["x".repeat(11)],
      ],
    },
    {
      what: "of at least 2 texts, which a draft may lack",
      control: control("list", { min: 2 }),
      taken: [["a"], ["a", "b"]],
      refused: [],
    },
  ],
  ranking: [
    {
      what: "every label once",
      control: control("ranking"),
      taken: [
        ["a", "b", "c"],
        ["c", "a", "b"],
      ],
      refused: [
        ["a", "=", "b", "c"],
        ["a", "b"],
        ["a", "b", "b"],
        ["a", "b", "z"],
        ["a", "b", "c", "d"],
        [],
        "a",
      ],
    },
    {
      what: "with equal places",
      control: control("ranking", { ties: true }),
      taken: [
        ["a", "b", "c"],
        ["a", "=", "b", "c"],
        ["c", "=", "b", "=", "a"],
      ],
      refused: [
        ["a", "b", "="],
        ["=", "a", "b", "c"],
        ["a", "=", "=", "b", "c"],
        ["a", "=", "b"],
      ],
    },
  ],
  pairwise: [
    {
      what: "without a tie",
      control: control("pairwise"),
      taken: ["left", "right"],
      refused: ["tie", "", "Left", "image", 1, ["left"]],
    },
    {
      what: "with a tie",
      control: control("pairwise", { allowTie: true }),
      taken: ["left", "right", "tie"],
      refused: ["both", "both-bad"],
    },
    {
      what: "of three, which may all be bad",
      control: control("pairwise", { others: ["third"], allowBad: true }),
      taken: ["left", "right", "third", "both-bad"],
      refused: ["tie", "image"],
    },
  ],
};

/** Rows of a table, with what a test's name shows; lists stay one value. */
const rows = (values: unknown[]) =>
  values.map((value) => [typeof value === "number" ? String(value) : JSON.stringify(value), value] as const);

for (const [kind, cases] of Object.entries(CASES))
  describe.each(cases)(`an answer to a ${kind}, $what,`, ({ control, taken, refused }) => {
    it.each(rows(taken))("may be %s", (_shown, value) => {
      expect(answerPaths(control, value)).toEqual([]);
    });

    it.each(rows([...refused, ...NEVER]))(
      "may not be %s, and the problem names the control",
      (_shown, value) => {
        const found = answerPaths(control, value);
        expect(found.length).toBeGreaterThan(0);
        for (const path of found) expect(path.split(".").slice(0, 2)).toEqual(["answers", control.id]);
      },
    );
  });
