import { describe, expect, it } from "vitest";
import { csvOf, textCell } from "@/components/charts/chart-table";
import { placeLabels } from "@/components/charts/place-labels";
import { fileName } from "@/components/charts/save-chart";

describe("the file of a table", () => {
  it("has raw values, quotes where they are needed, and nothing where there is no figure", () => {
    const table = {
      columns: [
        { key: "name", title: "Name" },
        { key: "value", title: "Time", inFile: "Time, s", isNumber: true },
      ],
      rows: [
        { key: "a", cells: [textCell('Ada, "A"'), { raw: 1.5, shown: "1.5 s" }] },
        { key: "b", cells: [textCell("two\nlines"), { raw: null, shown: "–" }] },
      ],
    };
    expect(csvOf(table)).toBe('\uFEFFName,"Time, s"\r\n"Ada, ""A""",1.5\r\n"two\nlines",\r\n');
  });

  it("lets no spreadsheet compute a name", () => {
    const row = (name: string) =>
      csvOf({ columns: [{ key: "n", title: "N" }], rows: [{ key: "r", cells: [textCell(name)] }] });
    expect(row("=1+1")).toBe("\uFEFFN\r\n'=1+1\r\n");
    expect(row("@sum")).toContain("'@sum");
  });

  it("leaves negative figures figures", () => {
    const table = {
      columns: [{ key: "n", title: "N" }],
      rows: [{ key: "r", cells: [{ raw: -0.25, shown: "-0.25" }] }],
    };
    expect(csvOf(table)).toBe("\uFEFFN\r\n-0.25\r\n");
  });

  it("has a name without signs that a file system refuses", () => {
    expect(fileName("labels Тема/2", "final")).toBe("labels-тема-2-final");
  });
});

describe("names beside lines", () => {
  const places = (...at: number[]) =>
    placeLabels(
      at.map((one) => ({ at: one })),
      { least: 2, low: 0, high: 10 },
    ).map(({ at: own, placed }) => [own, placed]);

  it("stand at their own height where there is room", () => {
    expect(places(5, 1, 9)).toEqual([
      [1, 1],
      [5, 5],
      [9, 9],
    ]);
  });

  it("make room for one another, and stay inside", () => {
    expect(places(0, 0, 1)).toEqual([
      [0, 0],
      [0, 2],
      [1, 4],
    ]);
    expect(places(10, 10, 9)).toEqual([
      [9, 6],
      [10, 8],
      [10, 10],
    ]);
  });
});
