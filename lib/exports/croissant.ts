/**
 * A description of the files of a release in Croissant 1.0 (https://docs.mlcommons.org/croissant/docs/croissant-spec.html),
 * JSON-LD: a `FileObject` with its checksum for each file, a `FileSet` for a folder of many, and a `RecordSet` for each file
 * with columns. The archive itself is not described, as its checksum is not known inside of it: paths start at the folder of
 * `croissant.json`. Of licence, creator and address nothing is known.
 */
import type { ColumnType, FileColumn } from "@/lib/formats/writer";

const CONTEXT = {
  "@language": "en",
  "@vocab": "https://schema.org/",
  citeAs: "cr:citeAs",
  column: "cr:column",
  conformsTo: "dct:conformsTo",
  cr: "http://mlcommons.org/croissant/",
  data: { "@id": "cr:data", "@type": "@json" },
  dataType: { "@id": "cr:dataType", "@type": "@vocab" },
  dct: "http://purl.org/dc/terms/",
  examples: { "@id": "cr:examples", "@type": "@json" },
  extract: "cr:extract",
  field: "cr:field",
  fileObject: "cr:fileObject",
  fileProperty: "cr:fileProperty",
  fileSet: "cr:fileSet",
  format: "cr:format",
  includes: "cr:includes",
  isLiveDataset: "cr:isLiveDataset",
  jsonPath: "cr:jsonPath",
  key: "cr:key",
  md5: "cr:md5",
  parentField: "cr:parentField",
  path: "cr:path",
  rai: "http://mlcommons.org/croissant/RAI/",
  recordSet: "cr:recordSet",
  references: "cr:references",
  regex: "cr:regex",
  repeated: "cr:repeated",
  replace: "cr:replace",
  sc: "https://schema.org/",
  separator: "cr:separator",
  source: "cr:source",
  subField: "cr:subField",
  transform: "cr:transform",
};

const ENCODINGS: Readonly<Record<string, string>> = {
  csv: "text/csv",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  json: "application/json",
  jsonl: "application/jsonlines",
  md: "text/markdown",
  parquet: "application/x-parquet",
  pbtxt: "text/plain",
  png: "image/png",
  py: "text/x-python",
  tif: "image/tiff",
  tiff: "image/tiff",
  tsv: "text/tab-separated-values",
  webp: "image/webp",
  xml: "application/xml",
  yaml: "application/yaml",
};

const DATA_TYPES: Record<ColumnType, string> = {
  text: "sc:Text",
  integer: "sc:Integer",
  number: "sc:Float",
  boolean: "sc:Boolean",
  time: "sc:DateTime",
};

/** A top folder with more files than that is described as a whole. */
const MOST_FILES = 30;

export type DescribedRelease = {
  name: string;
  description: string;
  number: number;
  frozenAt: number;
  /** In the order of the archive. */
  files: ReadonlyMap<string, { sha256: string; bytes: number }>;
  /** Of the files that have columns, by path. */
  columns: ReadonlyMap<string, readonly FileColumn[]>;
};

/** A path as an identifier of JSON-LD, which is a relative IRI. */
const idOf = (...parts: string[]): string =>
  parts
    .flatMap((part) => part.split("/"))
    .map(encodeURIComponent)
    .join("/");

const endingOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1).toLowerCase();
const encodingOf = (path: string): string => ENCODINGS[endingOf(path)] ?? "text/plain";
const folderOf = (path: string): string | undefined =>
  path.includes("/") ? path.slice(0, path.indexOf("/")) : undefined;

/** Files of each top folder that is described as a whole, by the encoding of its files. */
function wholeFolders({ files, columns }: DescribedRelease): Map<string, Set<string>> {
  const counts = new Map<string, number>();
  const endings = new Map<string, Set<string>>();
  for (const path of files.keys()) {
    const folder = folderOf(path);
    if (folder === undefined || columns.has(path)) continue;
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
    endings.set(folder, (endings.get(folder) ?? new Set()).add(endingOf(path)));
  }
  return new Map([...endings].filter(([folder]) => (counts.get(folder) ?? 0) > MOST_FILES));
}

const fileObject = (path: string, { sha256, bytes }: { sha256: string; bytes: number }) => ({
  "@type": "cr:FileObject",
  "@id": idOf(path),
  name: path,
  contentUrl: path,
  contentSize: `${bytes} B`,
  encodingFormat: encodingOf(path),
  sha256,
});

const fileSets = (folder: string, endings: ReadonlySet<string>) =>
  [...endings].sort().map((ending) => ({
    "@type": "cr:FileSet",
    "@id": `${folder}/**/*.${ending}`,
    name: `${folder}/**/*.${ending}`,
    encodingFormat: encodingOf(`.${ending}`),
    includes: `${folder}/**/*.${ending}`,
  }));

const recordSet = (path: string, columns: readonly FileColumn[]) => ({
  "@type": "cr:RecordSet",
  "@id": idOf("rows", path),
  name: `rows of ${path}`,
  field: columns.map(({ name, type }) => ({
    "@type": "cr:Field",
    "@id": `${idOf("rows", path)}/${encodeURIComponent(name)}`,
    name,
    dataType: DATA_TYPES[type],
    source: { fileObject: { "@id": idOf(path) }, extract: { column: name } },
  })),
});

export function croissantOf(release: DescribedRelease): string {
  const folders = wholeFolders(release);
  const single = [...release.files].filter(
    ([path]) => release.columns.has(path) || !folders.has(folderOf(path) ?? ""),
  );
  const described = {
    "@context": CONTEXT,
    "@type": "sc:Dataset",
    name: release.name,
    description: release.description,
    conformsTo: "http://mlcommons.org/croissant/1.0",
    version: `${release.number}.0.0`,
    datePublished: new Date(release.frozenAt).toISOString(),
    distribution: [
      ...single.map(([path, sums]) => fileObject(path, sums)),
      ...[...folders].flatMap(([folder, endings]) => fileSets(folder, endings)),
    ],
    recordSet: [...release.columns].map(([path, columns]) => recordSet(path, columns)),
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}
