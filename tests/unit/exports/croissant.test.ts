import { describe, expect, it } from "vitest";
import { croissantOf, type DescribedRelease } from "@/lib/exports/croissant";
import { pythonWith, runPython } from "./docs-loader";
import { inFolder } from "./in-folder";

const sums = { sha256: "ab".repeat(32), bytes: 7 };
const release: DescribedRelease = {
  name: "Spring “one”",
  description: "Release 4",
  number: 4,
  frozenAt: Date.UTC(2026, 2, 31, 10, 5),
  files: new Map([
    ["train.csv", sums],
    ["tasks/split=train/part-0.parquet", sums],
    ...Array.from({ length: 31 }, (_, i) => [`images/${i}.${i % 2 === 0 ? "png" : "JPG"}`, sums] as const),
    ["README.md", sums],
  ]),
  columns: new Map([
    ["train.csv", [{ name: "id", type: "text" }]],
    [
      "tasks/split=train/part-0.parquet",
      [
        { name: "age", type: "integer" },
        { name: "at", type: "time" },
      ],
    ],
  ]),
};
const described = () => JSON.parse(croissantOf(release));

describe("a Croissant file", () => {
  it("has each file with its checksum, and folders of many as sets", () => {
    const { distribution, conformsTo, version, datePublished } = described();
    expect([conformsTo, version, datePublished]).toEqual([
      "http://mlcommons.org/croissant/1.0",
      "4.0.0",
      "2026-03-31T10:05:00.000Z",
    ]);
    const told = distribution.map((one: Record<string, unknown>) => [
      one.name,
      one.encodingFormat,
      one.sha256,
    ]);
    expect(told).toEqual([
      ["train.csv", "text/csv", sums.sha256],
      ["tasks/split=train/part-0.parquet", "application/x-parquet", sums.sha256],
      ["README.md", "text/markdown", sums.sha256],
      ["images/**/*.jpg", "image/jpeg", undefined],
      ["images/**/*.png", "image/png", undefined],
    ]);
  });

  it("has the columns of tables with their types, and where they come from", () => {
    const [csv, parquet] = described().recordSet;
    expect(csv.field[0].source).toEqual({ fileObject: { "@id": "train.csv" }, extract: { column: "id" } });
    expect(
      parquet.field.map(({ name, dataType }: { name: string; dataType: string }) => [name, dataType]),
    ).toEqual([
      ["age", "sc:Integer"],
      ["at", "sc:DateTime"],
    ]);
  });

  it("names files by what may stand in an IRI, whatever they are called", () => {
    const odd = 'a "b" 100 %/ж#?.csv';
    const columns = new Map([[odd, [{ name: "a b/c", type: "text" as const }]]]);
    const { distribution, recordSet } = JSON.parse(
      croissantOf({ ...release, files: new Map([[odd, sums]]), columns }),
    );
    const id = "a%20%22b%22%20100%20%25/%D0%B6%23%3F.csv";
    expect([distribution[0]["@id"], distribution[0].contentUrl]).toEqual([id, odd]);
    const [field] = recordSet[0].field;
    expect(field["@id"]).toBe(`rows/${id}/a%20b%2Fc`);
    expect(field.source).toEqual({ fileObject: { "@id": id }, extract: { column: "a b/c" } });
  });

  it("is the same each time", () => {
    expect(croissantOf(release)).toBe(croissantOf(structuredClone(release)));
  });
});

const python = pythonWith("mlcroissant");
if (!python) console.warn("skipped: no python3 with mlcroissant here");

const VALIDATE = `
import json, sys
import mlcroissant as mlc
dataset = mlc.Dataset(jsonld=f"{sys.argv[1]}/croissant.json")
print(json.dumps([sorted(dataset.metadata.issues.errors), [r.uuid for r in dataset.metadata.record_sets]]))`;

it.skipIf(!python)("mlcroissant finds nothing wrong with it", async () => {
  const files = { "croissant.json": croissantOf(release) };
  const seen = await inFolder(files, (folder) => JSON.parse(runPython(python ?? "", VALIDATE, folder)));
  expect(seen).toEqual([[], ["rows/train.csv", "rows/tasks/split%3Dtrain/part-0.parquet"]]);
});
