import { expect, it } from "vitest";
import { type Delimiter, delimitedReader } from "@/lib/imports/delimited-text";

/** Reads the text in pieces of every length up to 9, and whole: where pieces end must not matter. */
function read(text: string, delimiter: Delimiter) {
  const inPieces = (length: number) => {
    const push = delimitedReader(delimiter);
    const records = [];
    for (let at = 0; at < text.length; at += length)
      records.push(...push(text.slice(at, at + length), false).records);
    const last = push("", true);
    return { records: [...records, ...last.records], unclosedRow: last.unclosedRow };
  };
  const whole = inPieces(text.length || 1);
  for (let length = 1; length < 10; length++) expect(inPieces(length), `pieces of ${length}`).toEqual(whole);
  return whole;
}
const cellsOf = (text: string, delimiter: Delimiter) =>
  read(text, delimiter).records.map((record) => record.cells);

const ROWS = [
  ["q2", '"Unfinished quote, he said', "b"],
  ["q3", "Third row", "c"],
  ["q4", '"Whole title" and a bit more', "d"],
  ["q5", 'He called it a 5" pipe', "e"],
];

it("keeps a mark that opens no well-formed quoted cell, and swallows nothing", () => {
  const lines = [["id", "text", "source"], ...ROWS];
  expect(cellsOf(lines.map((cells) => cells.join("\t")).join("\n"), "\t")).toEqual(lines);
  expect(cellsOf(lines.map((cells) => cells.join(";")).join("\n"), ";")).toEqual(lines);
});

it("does not let a quoted cell of a TSV run over line breaks and tabs", () => {
  const rows = [
    ["id", "text", "source"],
    ["q2", '"Unfinished quote', "b"],
    ["q3", "Third row", "c"],
    ["q4", 'and so it ends"', "d"],
    ["q5", "", "e"],
  ];
  expect(cellsOf(rows.map((cells) => cells.join("\t")).join("\r\n"), "\t")).toEqual(rows);
});

it("reads a quoted cell of a TSV with line breaks, or with tabs, when the record then has its columns", () => {
  expect(cellsOf('id\ttext\tn\n1\t"one\ntwo ""2"""\tx\n2\t"a\tb"\ty\n3\t"plain"\tz\n', "\t")).toEqual([
    ["id", "text", "n"],
    ["1", 'one\ntwo "2"', "x"],
    ["2", "a\tb", "y"],
    ["3", "plain", "z"],
  ]);
  expect(cellsOf('text\tn\n"open\t1\nclose"\t2\n"a\t"3\n', "\t")).toEqual([
    ["text", "n"],
    ['"open', "1"],
    ['close"', "2"],
    ['"a', '"3'],
  ]);
  expect(cellsOf('id\ttext\nopen\t"never\nclosed\t1', "\t")).toEqual([
    ["id", "text"],
    ["open", '"never'],
    ["closed", "1"],
  ]);
});

it("reads CSV: quotes, doubled quotes, empty cells, line breaks of any kind in a cell", () => {
  expect(cellsOf('a,b,c\r\n"x, ""y""",,"1\r\n2\r3\n4"\r\n\r\n"",z,\n', ",")).toEqual([
    ["a", "b", "c"],
    ['x, "y"', "", "1\r\n2\r3\n4"],
    ["", "z", ""],
  ]);
});

it("reads lines that end in CR alone, in CRLF and in LF, also mixed", () => {
  expect(cellsOf("a,b\r1,2\r\n3,4\n5,6\r\r7,8\r", ",")).toEqual([
    ["a", "b"],
    ["1", "2"],
    ["3", "4"],
    ["5", "6"],
    ["7", "8"],
  ]);
});

it("takes single marks in a quoted cell of a CSV for text only when the columns fit no other way", () => {
  expect(cellsOf('id,text\n1,"He said "hi" to me, then left"\n2,"Whole" and "part"\n', ",")).toEqual([
    ["id", "text"],
    ["1", 'He said "hi" to me, then left'],
    ["2", '"Whole" and "part"'],
  ]);
});

it("numbers rows as a spreadsheet does", () => {
  expect(read('t,n\n\n"two\nlines",1\nx,2\n', ",").records.map(({ row }) => row)).toEqual([1, 3, 4]);
});

it("tells how many lines a quoted cell takes in that holds the separators of whole rows", () => {
  const silent = 'id,text,n\nq2,"Unfinished,b\nq3,Third,c\nq5,and so it ends",e\nq6,"one, two\nthree",f\n';
  expect(read(silent, ",").records.map(({ takesIn }) => takesIn)).toEqual([0, 3, 0]);
  const takenIn = (text: string, delimiter: Delimiter) => read(text, delimiter).records.at(-1)?.takesIn;
  expect(takenIn('text\n"one, two\nthree"\n', ",")).toBe(0);
  expect(takenIn('text\n"one\ntwo"\n', "\t")).toBe(2);
  expect(takenIn('text\tn\n"one\ntwo"\t1\n', "\t")).toBe(0);
});

it("says in which row of a CSV a quoted cell never closes, after the rows before it", () => {
  expect(read('t,n\na,1\n"open,2\nb,3\n', ",")).toMatchObject({
    records: [{ row: 1 }, { row: 2 }],
    unclosedRow: 3,
  });
});

it("reads 200,000 short records whose quotes open nothing: the search for the closing one is linear", () => {
  const push = delimitedReader("\t");
  const text = 'a\t"b\tc\n'.repeat(200_000);
  expect(push(text, true).records).toHaveLength(200_000);
});
