/** Rows of files that tests write by hand. */
import type { Archive, ArchiveReader, Reader, ReadOptions, SourceRow } from "@/lib/formats/reader";
import { inEnglish } from "@/lib/i18n/tell";

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* once(bytes: Uint8Array) {
  yield bytes;
}

export async function rowsOf(
  reader: Reader,
  file: string | Uint8Array,
  options: ReadOptions = {},
): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  const bytes = typeof file === "string" ? utf8(file) : file;
  for await (const group of reader.rows(once(bytes), options)) rows.push(...group);
  return rows;
}

export type GoodRow = Exclude<SourceRow, { error: unknown }>;

/** Rows without an error; an error fails the test with its words. */
export async function goodRows(reader: Reader, file: string | Uint8Array): Promise<GoodRow[]> {
  return (await rowsOf(reader, file)).map((row) => {
    if ("error" in row) throw new Error(`row ${row.row}: ${inEnglish(row.error)}`);
    return row;
  });
}

/** What is wrong with each row, in English; undefined for a good one. */
export const problemsOf = async (
  reader: Reader,
  file: string | Uint8Array,
): Promise<(string | undefined)[]> =>
  (await rowsOf(reader, file)).map((row) => ("error" in row ? inEnglish(row.error) : undefined));

export const sniffed = (reader: Pick<Reader, "sniff">, text: string): number =>
  reader.sniff({ bytes: utf8(text), isWhole: true });

export const archiveOf = (files: Readonly<Record<string, string | Uint8Array>>): Archive => {
  const bytesOf = (name: string): Uint8Array => {
    const file = files[name];
    if (file === undefined) throw new Error(`no file ${name}`);
    return typeof file === "string" ? utf8(file) : file;
  };
  return {
    names: Object.keys(files),
    read: async (name) => bytesOf(name),
    stream: (name) => once(bytesOf(name)),
  };
};

export async function archiveRows(reader: ArchiveReader, archive: Archive): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const group of reader.rows(archive, {})) rows.push(...group);
  return rows;
}
