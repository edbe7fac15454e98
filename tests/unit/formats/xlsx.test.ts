import { describe, expect, it } from "vitest";
import { letterName } from "@/lib/core/letter-name";
import { sniffFormat } from "@/lib/formats/file-kinds";
import type { Archive, SourceRow } from "@/lib/formats/reader";
import { isDateFormat, isoDate } from "@/lib/formats/xlsx/dates";
import { xlsx } from "@/lib/formats/xlsx/read";
import { columnAt } from "@/lib/formats/xlsx/sheet";
import { workbookParts } from "../../support/workbook";

const utf8 = (text: string) => new TextEncoder().encode(text);
/** In pieces that cut names and texts anywhere. */
const archiveOf = (parts: Record<string, string>): Archive => ({
  names: Object.keys(parts),
  read: async (name) => utf8(parts[name] ?? ""),
  async *stream(name) {
    const bytes = utf8(parts[name] ?? "");
    for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
  },
});
async function rowsOf(parts: Record<string, string>, sheet?: string, header = true): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const group of xlsx.rows(archiveOf(parts), sheet, { header })) rows.push(...group);
  return rows;
}
const text = (column: string, value: string) => `<c r="${column}" t="inlineStr"><is><t>${value}</t></is></c>`;

describe("the cells of a sheet", () => {
  const rows = async (cells: string, more = {}) =>
    (
      await rowsOf(
        workbookParts({
          sheets: { One: `<row r="1">${text("A1", "a")}${text("B1", "b")}</row>${cells}` },
          ...more,
        }),
      )
    ).map((row) => ("value" in row ? row.value : row));

  it("are texts of the workbook, texts of their own, rich texts, numbers, truth values", async () => {
    const texts = [
      "<t>plain &amp; simple</t>",
      "<r><t>rich </t></r><r><rPr><b/></rPr><t xml:space='preserve'>text </t></r><rPh><t>x</t></rPh>",
    ];
    expect(
      await rows(
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>1.1000000000000001</v></c></row>' +
          '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="b"><v>1</v></c></row>' +
          `<row r="4">${text("A4", "own")}<c r="B4" t="str"><f>A4&amp;"!"</f><v>own!</v></c></row>`,
        { texts },
      ),
    ).toEqual([
      { a: "plain & simple", b: 1.1 },
      { a: "rich text ", b: true },
      { a: "own", b: "own!" },
    ]);
  });

  it("are dates by their format, in ISO 8601", async () => {
    const styles = { formats: [0, 14, 170], codes: { 170: "dd/mm/yyyy hh:mm" } };
    const cells =
      '<row r="2"><c r="A2" s="1"><v>45413</v></c><c r="B2" s="2"><v>45413.5625</v></c></row>' +
      '<row r="3"><c r="A3" s="0"><v>45413</v></c><c r="B3" t="d"><v>2024-05-01</v></c></row>';
    expect(await rows(cells, { styles })).toEqual([
      { a: "2024-05-01", b: "2024-05-01T13:30:00" },
      { a: 45413, b: "2024-05-01" },
    ]);
    expect(await rows('<row r="2"><c r="A2" s="1"><v>43951</v></c></row>', { styles, is1904: true })).toEqual(
      [{ a: "2024-05-01", b: "" }],
    );
  });

  it("of an error make the row a bad one, by their place", async () => {
    expect(
      await rows('<row r="7"><c r="A7"><v>1</v></c><c r="B7" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'),
    ).toEqual([
      {
        row: 7,
        error: expect.objectContaining({ key: "rows.errorCell", params: { cell: "B7", value: "#DIV/0!" } }),
      },
    ]);
  });

  it("that are empty, or hidden behind a merged one, are empty texts; empty rows are no rows", async () => {
    expect(
      await rows(
        `<row r="2"/><row r="3"><c r="A3"/><c r="B3" s="1"/></row><row r="5">${text("B5", "x")}</row>`,
      ),
    ).toEqual([{ a: "", b: "x" }]);
  });

  it("behind the named columns make the row a bad one", async () => {
    expect(await rows(`<row r="2">${text("A2", "x")}${text("D2", "note")}</row>`)).toMatchObject([
      { row: 2, error: { key: "rows.cellsOfHeader" } },
    ]);
  });

  it("need not say where they are", async () => {
    const cells = "<row><c><v>1</v></c><c><v>2</v></c></row>";
    expect(await rows(cells)).toEqual([{ a: 1, b: 2 }]);
  });
});

describe("a workbook", () => {
  const two = workbookParts({
    sheets: {
      Notes: `<row r="1">${text("A1", "hidden")}</row>`,
      Data: `<row r="1">${text("A1", "x")}${text("C1", "z")}</row><row r="2">${text("A2", "1")}</row>`,
    },
    hidden: ["Notes"],
  });
  it("has its visible sheets first, and another one is read where it is chosen", async () => {
    expect(await xlsx.sheets(archiveOf(two))).toEqual(["Data", "Notes"]);
    expect(await rowsOf(two)).toEqual([{ row: 2, value: { x: "1", column_2: "", z: "" } }]);
    expect(await rowsOf(two, "Notes", false)).toEqual([{ row: 1, value: { column_1: "hidden" } }]);
    await expect(rowsOf(two, "Gone")).rejects.toThrow(/noSheet/);
  });
  it("begins below a title, which has one cell where the table has several", async () => {
    const sheetOf = (...rows: string[][]) =>
      workbookParts({
        sheets: {
          Data: rows
            .map(
              (cells, i) =>
                `<row r="${i + 1}">${cells.map((cell, at) => text(`${"ABC"[at]}${i + 1}`, cell)).join("")}</row>`,
            )
            .join(""),
        },
      });
    const valuesOf = async (parts: Record<string, string>) =>
      (await rowsOf(parts)).map((row) => ("value" in row ? row.value : row.row));
    const table = [
      ["id", "text"],
      ["1", "first"],
      ["2", "second"],
    ];
    const wanted = [
      { id: "1", text: "first" },
      { id: "2", text: "second" },
    ];
    expect(await valuesOf(sheetOf(["Complaints of May"], ["as of the 3rd"], ...table))).toEqual(wanted);
    expect(await valuesOf(sheetOf(["Complaints"], ...table, ...table.slice(1)))).toHaveLength(4);
    expect(await valuesOf(sheetOf(["text"], ["one"], ["two"], ["three"]))).toEqual([
      { text: "one" },
      { text: "two" },
      { text: "three" },
    ]);
    // A column without a name is no table below a title.
    expect(await valuesOf(sheetOf(["text"], ["one", "stray"], ["two"], ["three"]))).toEqual([
      2,
      { text: "two" },
      { text: "three" },
    ]);
  });

  it("without a header has numbered columns", async () => {
    expect(await rowsOf(two, "Data", false)).toMatchObject([
      { row: 1, value: { column_1: "x", column_2: "", column_3: "z" } },
      { row: 2 },
    ]);
    const hints = { fields: [], isFileName: () => false };
    expect(await xlsx.header(archiveOf(two), "Data", hints)).toBe(true);
  });
  it.each<[string, Record<string, string>]>([
    [
      "a document type",
      { ...two, "xl/workbook.xml": `<!DOCTYPE x [<!ENTITY a "b">]>${two["xl/workbook.xml"]}` },
    ],
    ["a sheet that breaks off", { ...two, "xl/worksheets/sheet2.xml": "<worksheet><sheetData><row" }],
    ["no sheets", { "xl/workbook.xml": "<workbook/>" }],
    ["nothing of a workbook", { "a.txt": "x" }],
    [
      "a cell outside of any sheet",
      {
        ...two,
        "xl/worksheets/sheet2.xml": '<worksheet><row r="1"><c r="ZZZ1"><v>1</v></c></row></worksheet>',
      },
    ],
  ])("with %s is refused", async (_what, parts) => {
    await expect(rowsOf(parts)).rejects.toMatchObject({ code: "bad_archive" });
  });
  it("is told from other zips", () => {
    const zip = Uint8Array.from([0x50, 0x4b, 3, 4, ...utf8("xl/workbook.xml")]);
    const format = (name: string, bytes = zip) => sniffFormat({ bytes, isWhole: false }, name);
    expect([format("a.xlsx"), format("a.zip"), format("a.docx")]).toEqual(["xlsx", "zip", undefined]);
    expect(format("a.xlsx", zip.subarray(0, 4))).toBe("xlsx");
  });
});

describe("dates of spreadsheets", () => {
  it.each([
    [1, false, "1900-01-01"],
    [59, false, "1900-02-28"],
    [61, false, "1900-03-01"],
    [0.75, false, "18:00:00"],
    [45413.99998842592, false, "2024-05-01T23:59:59"],
    [0, true, "1904-01-01"],
    [1.5, true, "1904-01-02T12:00:00"],
    [-1, false, null],
    [3_000_000, false, null],
  ])("the number %d (1904: %s) is %s", (serial, is1904, date) => {
    expect(isoDate(serial, is1904)).toBe(date);
  });
  it.each([
    [14, undefined, true],
    [2, undefined, false],
    [164, "yyyy\\-mm\\-dd;@", true],
    [164, '0.00" days"', false],
    [164, "[Red]#,##0", false],
    [164, "[$-409]d-mmm-yy", true],
    [164, "[h]:mm:ss", false],
    [164, "General", false],
  ])("the format %d %s is one of dates: %s", (id, code, isDate) => {
    expect(isDateFormat(id, code)).toBe(isDate);
  });
});

it.each([
  ["A1", 0],
  ["Z9", 25],
  ["AA10", 26],
  ["XFD1", 16_383],
])("the cell %s is in column %d", (reference, column) => {
  expect(columnAt(reference)).toBe(column);
  expect(reference.startsWith(letterName(column))).toBe(true);
});
