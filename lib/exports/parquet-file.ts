/**
 * A table as a Parquet file (https://parquet.apache.org/docs/file-format), row group by row group: what is held in memory
 * is one of them, whatever the number of rows. A group ends behind the item with which it has so many rows, or so many characters, so the same
 * rows give the same bytes however they come in pages. Text is `STRING`, whole numbers are `INT64`, instants are
 * `TIMESTAMP(MILLIS, UTC)`; every column may have nulls. Compressed with Snappy, which every reader of Parquet knows.
 *
 * There are no statistics of columns: the library compares texts by UTF-16 units and readers by bytes, so a filter could
 * pass over rows that it should find.
 */
import { ByteWriter, ParquetWriter, type SchemaElement } from "hyparquet-writer";
import type { ColumnType, ExportFile, FileColumn, FrozenItem, SourceItem } from "@/lib/formats/writer";

const MOST_ROWS = 20_000;
const MOST_CHARACTERS = 8 * 2 ** 20;

/** Members of a struct are written in the order they have here. */
export type ParquetType =
  | ColumnType
  | { list: ParquetType }
  | { struct: Readonly<Record<string, ParquetType>> };

/** `value` is null or undefined for none; an instant is in milliseconds since 1970, UTC. */
export type ParquetColumn<R> = { name: string; type: ParquetType; value: (row: R) => unknown };

const PRIMITIVES: Record<ColumnType, Omit<SchemaElement, "name">> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  integer: { type: "INT64" },
  number: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
  time: {
    type: "INT64",
    converted_type: "TIMESTAMP_MILLIS",
    logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" },
  },
};

/** The element of a type and those below it, depth first. */
function elementsOf(name: string, type: ParquetType): SchemaElement[] {
  const optional = { name, repetition_type: "OPTIONAL" as const };
  if (typeof type === "string") return [{ ...optional, ...PRIMITIVES[type] }];
  if ("list" in type)
    return [
      { ...optional, num_children: 1, converted_type: "LIST" },
      { name: "list", repetition_type: "REPEATED", num_children: 1 },
      ...elementsOf("element", type.list),
    ];
  const members = Object.entries(type.struct);
  return [
    { ...optional, num_children: members.length },
    ...members.flatMap(([member, of]) => elementsOf(member, of)),
  ];
}

const schemaOf = <R>(columns: readonly ParquetColumn<R>[]): SchemaElement[] => [
  { name: "root", num_children: columns.length },
  ...columns.flatMap(({ name, type }) => elementsOf(name, type)),
];

/** A group of rows, column by column. */
class RowGroup<R> {
  private rows = 0;
  private characters = 0;
  private readonly data: unknown[][];

  constructor(private readonly columns: readonly ParquetColumn<R>[]) {
    this.data = columns.map(() => []);
  }

  add(row: R): void {
    this.rows++;
    for (let i = 0; i < this.columns.length; i++) {
      const { type, value } = this.columns[i] as ParquetColumn<R>;
      this.data[i]?.push(this.stored(value(row), type));
    }
  }

  /** A value as the library takes it: whole numbers of 64 bits as bigints. */
  private stored(value: unknown, type: ParquetType): unknown {
    if (value === null || value === undefined) return null;
    if (typeof type === "object") {
      if ("list" in type) return (value as unknown[]).map((one) => this.stored(one, type.list));
      const members = value as Record<string, unknown>;
      return Object.fromEntries(
        Object.entries(type.struct).map(([name, of]) => [name, this.stored(members[name], of)]),
      );
    }
    if (type === "text") this.characters += (value as string).length;
    return type === "integer" || type === "time" ? BigInt(value as number) : value;
  }

  get isEmpty(): boolean {
    return this.rows === 0;
  }

  get isFull(): boolean {
    return this.rows >= MOST_ROWS || this.characters >= MOST_CHARACTERS;
  }

  get columnData() {
    return this.columns.map(({ name }, i) => ({ name, data: this.data[i] ?? [] }));
  }
}

/** Takes what was written since the last time out of the writer, which goes on counting from there. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

type Table<R> = {
  path: string;
  columns: readonly ParquetColumn<R>[];
  items: () => AsyncIterable<SourceItem[]>;
  rowsOf: (item: FrozenItem) => readonly R[];
  /** What readers of certain programs look for in the file. */
  metadata?: Readonly<Record<string, string>>;
};

const plainColumns = <R>(columns: readonly ParquetColumn<R>[]): FileColumn[] =>
  columns.flatMap(({ name, type }) => (typeof type === "string" ? [{ name, type }] : []));

export function parquetFile<R>({ path, columns, items, rowsOf, metadata = {} }: Table<R>): ExportFile {
  return {
    path,
    columns: plainColumns(columns),
    async *content() {
      const writer = new ByteWriter();
      const kvMetadata = Object.entries(metadata).map(([key, value]) => ({ key, value }));
      const file = new ParquetWriter({ writer, schema: schemaOf(columns), statistics: false, kvMetadata });
      let group = new RowGroup(columns);
      const write = (): Uint8Array => {
        file.write({ columnData: group.columnData, rowGroupSize: Number.MAX_SAFE_INTEGER });
        group = new RowGroup(columns);
        return taken(writer);
      };
      // One item at a time: a page of parsed items would outlive many garbage collections.
      for await (const page of items())
        for (const { item } of page) {
          for (const row of rowsOf(item())) group.add(row);
          if (group.isFull) yield write();
        }
      if (!group.isEmpty) yield write();
      file.finish();
      yield taken(writer);
    },
  };
}
