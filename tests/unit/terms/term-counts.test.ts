/** Which strings that annotators have marked are worth suggesting, and with which label. */
import { describe, expect, it } from "vitest";
import { TermCounts } from "@/lib/terms/term-counts";

const LABELS = new Set(["loc", "per"]);
const OPTIONS = { matchCase: false, wholeWords: true };
const marks = (label: string, ...texts: string[]) => texts.map((text) => ({ text, label }));

/** @param seen the texts, each with how many annotations are about it */
function entriesOf(
  annotations: { text: string; label: string }[][],
  seen: [string, number][],
  options = OPTIONS,
) {
  const counts = new TermCounts(options, LABELS);
  for (const marked of annotations) counts.add(marked);
  const count = counts.occurrenceCounter();
  for (const [text, times] of seen) count(text, times);
  return counts.entries();
}

describe("what annotators have marked", () => {
  it("is suggested with the label most of them gave, what is marked most often first", () => {
    const annotations = [marks("loc", "Paris", "Oslo"), marks("loc", "PARIS"), marks("per", "Paris")];
    expect(
      entriesOf(annotations, [
        ["Paris, Oslo", 2],
        ["PARIS", 1],
      ]),
    ).toEqual([
      ["Paris", "loc"],
      ["Oslo", "loc"],
    ]);
  });

  it("is left out where it was left unmarked more often, or got different labels", () => {
    const text = "may I may or may not see May in may";
    expect(entriesOf([marks("per", "May")], [[text, 1]])).toEqual([]);
    expect(entriesOf([marks("per", "May")], [[text, 1]], { ...OPTIONS, matchCase: true })).toEqual([
      ["May", "per"],
    ]);
    expect(entriesOf([marks("per", "Jordan"), marks("loc", "Jordan")], [["Jordan", 2]])).toEqual([]);
    // Inside a longer term that is marked as a whole it is not marked.
    const york = [marks("loc", "New York", "New York", "New York"), marks("per", "York")];
    expect(entriesOf(york, [["New York and New York, New York; York", 1]])).toEqual([["New York", "loc"]]);
  });

  it("counts spellings with other blanks and Unicode forms as one, and nothing without letters of today's labels", () => {
    const annotations = [
      marks("loc", "New\u00a0York", "New  York"),
      marks("loc", "Cafe\u0301"),
      marks("gone", "Rome"),
      marks("per", " ", "a\u0007b"),
    ];
    expect(entriesOf(annotations, [["New York New York Caf\u00e9 Rome", 1]])).toEqual([
      ["New York", "loc"],
      ["Caf\u00e9", "loc"],
    ]);
  });
});
