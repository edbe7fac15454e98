/** What a table's start says about its separator and its first row. */
import { expect, it } from "vitest";
import { guessDelimiter } from "@/lib/imports/guess-delimiter";
import { columnNames, guessHeader } from "@/lib/imports/guess-header";

it.each([
  [",", "id,text\n1,a; b | c\n2,d"],
  [";", "id;text, maybe\n1;a, b, c\n2;d"],
  ["\t", "id\ttext, maybe\n1\ta, b; c\n2\td"],
  ["|", "id|text\n1|a, b\n2|c; d; e"],
  [";", '"a, b";c\n"1, 2, 3";4\n'],
  [";", "n;price\n1;2,50\n2;3,50\n"],
  ["|", "It was late, again.|billing\nIt was wet, too.|refund\n"],
  [",", "id, text\n1, a\n"],
  [",", "text\none\ntwo"],
  [",", ""],
])("guesses the separator %j, whatever else stands in the texts", (delimiter, text) => {
  expect(guessDelimiter(text, true)).toBe(delimiter);
});

it("guesses the separator of a piece that is cut off in a quoted cell", () => {
  expect(guessDelimiter('id;text\n1;"a\nb"\n2;"c, d, e, f', false)).toBe(";");
});

const table = (text: string) => text.split("\n").map((line) => line.split(","));
it.each([
  ["names of fields", "Body,n\nx,1\ny,2", true],
  ["common names", "id,7\n1,2\n3,4", true],
  ["short names that stand nowhere again", "review,sentiment\nGood film,positive\nBad,negative", true],
  ["an empty cell, as of an index", ",review\n0,Good film\n1,Bad", true],
  ["numbers", "1,Good film\n2,Bad", false],
  ["dates", "Good film,2024-05-01\nBad,2024-05-02", false],
  ["an image", "x/a.png,cat\nx/b.png,dog", false],
  ["an address", "https://example.com/1,cat\nhttps://example.com/2,dog", false],
  ["a sentence", "It was late.,billing\nIt was wet.,refund", false],
  ["many words", "the parcel came late and it was wet,billing\nmoney back please,refund", false],
  ["a value that comes again", "Good film,positive\nBad,negative\nFine,positive", false],
  ["one row alone", "Good film,positive", false],
  ["one row alone with a field's name", "Body,positive", true],
])("takes a first row with %s for what it is", (_, text, isHeader) => {
  expect(guessHeader(table(text), { fields: ["body"], isFileName: (cell) => /\.png$/.test(cell) })).toBe(
    isHeader,
  );
});

it("numbers the columns of a table that names none", () => {
  expect(columnNames(2)).toEqual(["column_1", "column_2"]);
});

it("takes names that end in a word cut short for names, and short sentences of a list for data", () => {
  const none = { fields: [], isFileName: () => false };
  const row = ["17", "Tver", "The parcel came late."];
  expect(guessHeader([["№ обр.", "Филиал", "Жалоба"], row], none)).toBe(true);
  expect(guessHeader([["Order no.", "Branch", "Complaint"], row], none)).toBe(true);
  expect(guessHeader([["18", "Omsk", "Nobody answers."], row], none)).toBe(false);
  expect(guessHeader([["Too bad."], ["The parcel came late."]], none)).toBe(false);
});
