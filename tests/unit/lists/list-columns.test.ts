import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnsWith, namedColumn, nameIn, readColumns, writeColumns } from "@/lib/contracts/list-columns";
import { fieldWords } from "@/lib/server/tasks/list-cells";

describe("columns in an address", () => {
  it("come back as they were, whatever a field is called", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 60, unit: "grapheme" }), { maxLength: 20 }),
        (names) => {
          const wellFormed = names.filter((name) => name.isWellFormed());
          const columns = ["number", ...wellFormed.map((name) => namedColumn("data", name))];
          const read = readColumns(writeColumns(columns));
          expect(read).toEqual(columns);
          expect(read.slice(1).map((column) => nameIn(column, "data"))).toEqual(wellFormed);
        },
      ),
    );
  });

  it("are each shown once; what is none is left out, and what the list needs is put first", () => {
    expect(readColumns("number,,number,data:,data:%E0%A4%A,x y,labels:topic")).toEqual([
      "number",
      "labels:topic",
    ]);
    expect(readColumns(undefined)).toEqual([]);
    expect(columnsWith("number", "status")).toEqual(["number", "status"]);
    expect(columnsWith("number", "status,number")).toEqual(["status", "number"]);
    expect(nameIn("labels:topic", "data")).toBeUndefined();
  });
});

describe("a value of the data in a cell", () => {
  it("is its start in one line, and nothing of nothing", () => {
    expect(fieldWords("  a\n\tb ")).toBe("a b");
    expect(fieldWords(0)).toBe("0");
    expect(fieldWords(false)).toBe("false");
    expect(fieldWords({ a: [1] })).toBe('{"a":[1]}');
    for (const nothing of [undefined, null, ""]) expect(fieldWords(nothing)).toBeNull();
    expect(fieldWords("🙂".repeat(200))).toBe(`${"🙂".repeat(160)}…`);
  });
});
