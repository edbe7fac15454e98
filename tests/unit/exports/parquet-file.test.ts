import { parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { type ParquetColumn, parquetFile } from "@/lib/exports/parquet-file";
import type { FrozenItem } from "@/lib/formats/writer";
import { itemOf, sourceOf } from "./build";

type Of<R> = {
  columns: ParquetColumn<R>[];
  items: FrozenItem[];
  rowsOf: (item: FrozenItem) => R[];
  pageSize?: number;
};

async function piecesOf<R>({ columns, items, rowsOf, pageSize }: Of<R>): Promise<Buffer[]> {
  const source = sourceOf(items, pageSize);
  const pieces: Buffer[] = [];
  const file = parquetFile({ path: "a.parquet", columns, items: () => source(), rowsOf });
  for await (const piece of file.content()) pieces.push(Buffer.from(piece));
  return pieces;
}
const fileOf = (pieces: Buffer[]): ArrayBuffer => {
  const { buffer, byteOffset, byteLength } = Buffer.concat(pieces);
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
};

const column: ParquetColumn<string> = { name: "text", type: "text", value: (text) => text };
const itemsOf = (count: number) => Array.from({ length: count }, (_, i) => itemOf(i));

describe("row groups", () => {
  const groupsOf = async (pieces: Buffer[]) =>
    (await parquetMetadataAsync(fileOf(pieces))).row_groups.map(({ num_rows }) => Number(num_rows));

  it("have a bounded number of rows, whatever the pages of the database, and each is handed on when it is full", async () => {
    const of = { columns: [column], items: itemsOf(21_000), rowsOf: ({ id }: FrozenItem) => [id] };
    const pieces = await piecesOf(of);
    expect(await groupsOf(pieces)).toEqual([20_000, 1_000]);
    // Two groups and the footer.
    expect(pieces).toHaveLength(3);
    expect(await piecesOf({ ...of, pageSize: 1_234 })).toEqual(pieces);
  });

  it("have a bounded number of characters", async () => {
    const long = "x".repeat(1_000_000);
    const of = { columns: [column], items: itemsOf(20), rowsOf: ({ seq }: FrozenItem) => [`${seq}${long}`] };
    expect(await groupsOf(await piecesOf(of))).toEqual([9, 9, 2]);
  });
});

it("lists, structs and nothing at all come back as they were", async () => {
  type Row = { ids?: (number | null)[]; spans: { start: number; label?: string }[] | null };
  const rows: Row[] = [
    { ids: [1, null, 3], spans: [{ start: 0, label: "a" }, { start: 4 }] },
    { ids: [], spans: [] },
    { spans: null },
  ];
  const columns: ParquetColumn<Row>[] = [
    { name: "ids", type: { list: "integer" }, value: ({ ids }) => ids },
    {
      name: "spans",
      type: { list: { struct: { start: "integer", label: "text" } } },
      value: ({ spans }) => spans,
    },
  ];
  const pieces = await piecesOf({ columns, items: itemsOf(1), rowsOf: () => rows });
  expect(await parquetReadObjects({ file: fileOf(pieces) })).toEqual([
    {
      ids: [1n, null, 3n],
      spans: [
        { start: 0n, label: "a" },
        { start: 4n, label: null },
      ],
    },
    { ids: [], spans: [] },
    { ids: undefined, spans: undefined },
  ]);
});

it("an empty table has its columns and no rows", async () => {
  const pieces = await piecesOf({ columns: [column], items: [], rowsOf: () => [] });
  expect(await parquetReadObjects({ file: fileOf(pieces) })).toEqual([]);
  const { schema } = await parquetMetadataAsync(fileOf(pieces));
  expect(schema.map(({ name }) => name)).toEqual(["root", "text"]);
});

it("has no statistics, by which readers that order texts by bytes would pass over rows", async () => {
  // By UTF-16 units the sign comes before U+FFFD, by bytes behind it.
  const texts = ["\ufffd", "😀"];
  const pieces = await piecesOf({ columns: [column], items: itemsOf(1), rowsOf: () => texts });
  const { row_groups: groups } = await parquetMetadataAsync(fileOf(pieces));
  expect(groups.flatMap(({ columns }) => columns.map((one) => one.meta_data?.statistics))).toEqual([
    undefined,
  ]);
});
