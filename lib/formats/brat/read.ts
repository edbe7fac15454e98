/**
 * brat standoff: a row for each text with an `.ann` of its name, and for texts beside such without one. Its `id` is its path
 * without the ending. Normalizations and notes are told and not taken; attributes are answers about their spans, equivalences
 * chains, and events relations from their triggers, whose labels are the roles. An archive of this program, with its `schema.json`,
 * is read back as it was: labels and questions by their ids, the split apart from the id, texts of several fields as one row.
 */
import { AppError } from "@/lib/core/app-error";
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import { writtenTexts } from "@/lib/exports/text-documents";
import { detectEncoding } from "@/lib/imports/detect-encoding";
import { SPLITS } from "@/lib/split/ratios";
import type { Archive, ArchiveReader, SourceRow } from "../reader";
import { emptySource, type SourceAnnotation } from "../source-annotation";
import { type Ann, readAnn } from "./document";
import { type Meanings, namesInConfig, ownMeanings, plainMeanings, schemaIn } from "./meanings";

const GROUP_ROWS = 200;
const TEXT = /\.txt$/i;
const ANN = /\.ann$/i;

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

/** Paths without endings of texts that have an `.ann`, and of texts beside them. */
function documentsIn(
  names: readonly string[],
): { stem: string; text: string | undefined; ann: string | undefined }[] {
  const stemOf = (name: string) => name.slice(0, -".txt".length);
  const anns = new Map(names.filter((name) => ANN.test(name)).map((name) => [stemOf(name), name] as const));
  const texts = new Map(names.filter((name) => TEXT.test(name)).map((name) => [stemOf(name), name] as const));
  const folders = new Set([...anns.keys()].map(folderOf));
  const stems = names
    .filter((name) => ANN.test(name) || (TEXT.test(name) && folders.has(folderOf(name))))
    .map(stemOf);
  return [...new Set(stems)].map((stem) => ({ stem, text: texts.get(stem), ann: anns.get(stem) }));
}

async function textOf(archive: Archive, name: string): Promise<Result<string, Message>> {
  try {
    const bytes = await archive.read(name);
    const encoding = detectEncoding(bytes.subarray(0, 65_536));
    try {
      return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes));
    } catch {
      return err(say("rows.fileNotText", { file: name, encoding: encoding.toUpperCase() }));
    }
  } catch (cause) {
    if (cause instanceof AppError) return err(cause.told);
    throw cause;
  }
}

/** The nearest file of a name in the folder or one around it. */
function nearest(names: ReadonlySet<string>, folder: string, file: string): string | undefined {
  for (let at = folder; ; at = folderOf(at.slice(0, -1))) {
    if (names.has(`${at}${file}`)) return `${at}${file}`;
    if (at === "") return undefined;
  }
}

/** What types mean, by the folder of a document; each file is read once. */
function meaningsFor(archive: Archive): (folder: string) => Promise<Meanings> {
  const names = new Set(archive.names);
  const known = new Map<string, Promise<Meanings>>();
  const read = async (folder: string): Promise<Meanings> => {
    const own = nearest(names, folder, "schema.json");
    const schemaText = own === undefined ? undefined : await textOf(archive, own);
    const schema = schemaText?.ok ? schemaIn(schemaText.value) : null;
    if (schema) return ownMeanings(schema);
    const visual = nearest(names, folder, "visual.conf");
    const config = visual === undefined ? undefined : await textOf(archive, visual);
    return plainMeanings(namesInConfig(config?.ok ? config.value : ""));
  };
  return (folder) => {
    const meanings = known.get(folder) ?? read(folder);
    known.set(folder, meanings);
    return meanings;
  };
}

type Place = { id: string; split: string | undefined; field: string };

/** In an archive of ours the first folder is the split, and the end of a name may be its field. */
function placeOf(stem: string, { schema }: Meanings): Place {
  if (!schema) return { id: stem, split: undefined, field: "text" };
  const split = SPLITS.find((one) => stem.startsWith(`${one}/`));
  const rest = split === undefined ? stem : stem.slice(split.length + 1);
  const fields = writtenTexts(schema).map(({ field }) => field);
  if (fields.length < 2) return { id: rest, split, field: fields[0] ?? "text" };
  const field = fields.find((one) => rest.endsWith(`.${one.replaceAll("/", "_")}`));
  return field === undefined
    ? { id: rest, split, field: "text" }
    : { id: rest.slice(0, -field.length - 1), split, field };
}

const annotationOf = ({ regions, relations, notTaken }: Ann): SourceAnnotation => ({
  ...emptySource("annotation", null),
  regions,
  relations,
  ...(notTaken.length > 0 && { notTaken }),
});

/** Regions of several texts of one task have ids of their own. */
function apart({ regions, relations, notTaken }: Ann, prefix: string): Ann {
  const id = (one: string) => `${prefix}.${one}`;
  return {
    regions: regions.map((region) => ({
      ...region,
      id: id(region.id),
      ...(region.group !== undefined && { group: id(region.group) }),
    })),
    relations: relations.map((relation) => ({ ...relation, from: id(relation.from), to: id(relation.to) })),
    notTaken,
  };
}

async function* rows(archive: Archive): AsyncGenerator<SourceRow[]> {
  const meaningsIn = meaningsFor(archive);
  let group: SourceRow[] = [];
  let [count, last] = [0, ""];
  for (const { stem, text: textName, ann: annName } of documentsIn(archive.names)) {
    const meanings = await meaningsIn(folderOf(stem));
    const { id, split, field } = placeOf(stem, meanings);
    const before = last === `${split}/${id}` ? group.at(-1) : undefined;
    if (!before) count++;
    last = `${split}/${id}`;
    const read = await readDocument(archive, { textName, annName, stem }, meanings, field);
    const hasFields = meanings.schema !== null && writtenTexts(meanings.schema).length > 1;
    if (!read.ok) {
      if (before) group[group.length - 1] = { row: before.row, error: read.error };
      else group.push({ row: count, error: read.error });
    } else if (before && "error" in before) continue;
    else if (before) {
      before.value[field] = read.value.text;
      const [known] = before.annotations ?? [];
      const ann = read.value.ann && apart(read.value.ann, field);
      if (known && ann) before.annotations = [joined(known, annotationOf(ann))];
      else if (ann) before.annotations = [annotationOf(ann)];
    } else {
      if (group.length >= GROUP_ROWS) {
        yield group;
        group = [];
      }
      const ann = read.value.ann && (hasFields ? apart(read.value.ann, field) : read.value.ann);
      const value = { id, ...(split !== undefined && { split }), [field]: read.value.text };
      group.push({ row: count, value, ...(ann && { annotations: [annotationOf(ann)] }) });
    }
  }
  yield group;
}

const joined = (one: SourceAnnotation, other: SourceAnnotation): SourceAnnotation => {
  const notTaken = [...new Set([...(one.notTaken ?? []), ...(other.notTaken ?? [])])];
  return {
    ...one,
    regions: [...one.regions, ...other.regions],
    relations: [...one.relations, ...other.relations],
    ...(notTaken.length > 0 && { notTaken }),
  };
};

type Files = { textName: string | undefined; annName: string | undefined; stem: string };

async function readDocument(
  archive: Archive,
  { textName, annName, stem }: Files,
  meanings: Meanings,
  field: string,
): Promise<Result<{ text: string; ann: Ann | undefined }, Message>> {
  if (textName === undefined) return err(say("rows.bratNoText", { file: `${stem}.txt` }));
  const text = await textOf(archive, textName);
  if (!text.ok) return text;
  if (annName === undefined) return ok({ text: text.value, ann: undefined });
  const ann = await textOf(archive, annName);
  if (!ann.ok) return ann;
  const read = readAnn(ann.value, text.value, meanings, field);
  return read.ok
    ? ok({ text: text.value, ann: read.value })
    : err(say("rows.inFile", { file: annName, message: read.error }));
}

/** Most `.ann` files have their text. */
const sniffNames: ArchiveReader["sniffNames"] = (names) => {
  const documents = documentsIn(names).filter(({ ann }) => ann !== undefined);
  const pairs = documents.filter(({ text }) => text !== undefined).length;
  return documents.length > 0 && pairs >= 0.9 * documents.length ? 0.95 : 0;
};

export const brat: ArchiveReader = { sniffNames, rows: (archive) => rows(archive) };
