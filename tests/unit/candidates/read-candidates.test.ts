import { describe, expect, test } from "vitest";
import type { CandidateFormat } from "@/lib/candidates/candidate";
import { candidateLines, candidatesIn, writeCandidates } from "@/lib/candidates/candidate-lines";
import { readCandidates } from "@/lib/candidates/read-candidates";
import { inEnglish } from "@/lib/i18n/tell";

const read = (content: string, format: CandidateFormat = "csv") => {
  const found = readCandidates(content, format);
  return found.ok ? found.value : inEnglish(found.error);
};
const PARIS = { id: "Q90", name: "Paris", aliases: ["Lutetia", "Ville Lumière"], description: "in France" };
const TEXAS = { id: "Q830149", name: "Paris", aliases: [], description: "" };

describe("a list of candidates", () => {
  test("is a table whose first row names its columns, in any order and among others", () => {
    const table =
      "\ufeffDescription;x,QID,Preferred_Label,Synonyms,description\n1,Q90, Paris ,Lutetia|Ville Lumie\u0300re||Paris,in  France\n,Q830149,Paris,,\n\n";
    expect(read(table)).toEqual({ candidates: [PARIS, TEXAS], duplicates: 0 });
  });

  test("has its columns in the order id, name, aliases, description without such a row", () => {
    expect(read("Q90\tParis\tLutetia|Ville Lumière\tin France\nQ830149\tParis", "tsv")).toEqual({
      candidates: [PARIS, TEXAS],
      duplicates: 0,
    });
  });

  test("may be a JSON object a line, with other members, figures as ids and aliases as a text", () => {
    const lines = [
      JSON.stringify({ ...PARIS, aliases: "Lutetia|Ville Lumière", rank: 1 }),
      "",
      JSON.stringify({ id: 12, name: "Twelve", description: null }),
    ];
    expect(read(lines.join("\r\n"), "jsonl")).toEqual({
      candidates: [PARIS, { id: "12", name: "Twelve", aliases: [], description: "" }],
      duplicates: 0,
    });
  });

  test("takes rows of one candidate together, and refuses an id with two names", () => {
    const together = read("id,name,aliases\nQ90,Paris,Lutetia\nQ90,Paris,Paname|Lutetia");
    expect(together).toMatchObject({ candidates: [{ aliases: ["Lutetia", "Paname"] }], duplicates: 1 });
    expect(read("Q90,Paris\nQ90,Lutetia")).toBe('line 2: the id "Q90" has another name in line 1');
  });

  test.each([
    [
      "id,label_of_it\nQ1,One",
      "csv",
      "row 1 names the columns, and none is called name; there are: id, label_of_it",
    ],
    ["id,QID,name\nQ1,Q1,One", "csv", "row 1 names two columns for id"],
    [
      "Q1,One,,,More",
      "csv",
      "row 1 has more than four columns, and the first row does not name id, name, aliases, description",
    ],
    ["Q1,One\n,Two", "csv", "line 2: id is empty"],
    ["Q1,One\nQ2", "csv", "line 2: name is empty"],
    ["NIL,One", "csv", 'line 1: no candidate may have the id "NIL", which stands for "not in the list"'],
    [`${"q".repeat(201)},One`, "csv", "line 1: id may have at most 200 characters"],
    [`Q1,One,${"a".repeat(501)}`, "csv", "line 1: aliases may have at most 500 characters"],
    ["Q1,O\u0000ne", "csv", "line 1: without control characters"],
    ['Q1,"One', "csv", "line 1: a quotation mark opens a cell that never closes"],
    ['{"id": "Q1", "name": \'One\'}', "jsonl", expect.stringMatching(/^line 1: .*quot/)],
    ["[1]", "jsonl", "line 1: expected a JSON object"],
    [
      '{"id": "Q1", "name": "One", "aliases": [1]}',
      "jsonl",
      expect.stringMatching(/^line 1: id and name are texts/),
    ],
    ['{"id": "Q1", "name": "O\\u0000"}', "jsonl", "line 1: without control characters"],
  ] as const)("says what is wrong with %j", (content, format, problem) => {
    expect(read(content, format)).toEqual(problem);
  });

  test("is not looked at beyond half a million lines", () => {
    expect(read("x,y\n".repeat(500_001))).toBe("more than 500000 lines: divide it into several lists");
  });

  test("is stored a candidate a line, and read from it as it was", () => {
    const strange = { id: "\ud800", name: "a\u2028b", aliases: ["“|”"], description: "" };
    const content = writeCandidates([PARIS, TEXAS, strange]);
    expect(candidatesIn(candidateLines(content))).toEqual([PARIS, TEXAS, strange]);
    expect(candidateLines("")).toEqual([]);
  });
});
