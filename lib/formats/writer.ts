/** A frozen item of a release and the contract of an export format. */
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import type { Undecidable } from "@/lib/annotation/undecidable";
import type { SoftLabels } from "@/lib/consensus/soft-labels";
import type { Message, NameIn } from "@/lib/core/message";
import type { Result } from "@/lib/core/result";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Split } from "@/lib/split/ratios";
import type { ClassNumbers } from "../exports/class-numbers";

export type FrozenImage = {
  field: string;
  /** Unique in the release: where the file lies in an archive, with its folders, below `images/`. */
  file: string;
  assetId: string;
  sha256: string;
  widthPx: number;
  heightPx: number;
};
export type FrozenAnnotation = {
  /** A pseudonym, stable within the release: `annotator-1`. */
  annotator: string;
  document: AnnotationDocument;
  guidelineVersion: number | null;
  /** The review of the annotation; the document of a fixed one is the reviewer's. */
  review: "accepted" | "fixed" | null;
  schemaVersion: number;
  /** When it was submitted, in UTC epoch milliseconds, and how long it took; absent in releases frozen before it was kept. */
  submittedAt?: number;
  leadTimeMs?: number;
};
export type LabelSource = "resolution" | "majority" | "unanimous" | "consensus";
/** How sure a run of consensus was, in [0, 1]; `method` is null where the vote on the task alone decided a question. */
export type FrozenConfidence = {
  confidence: number;
  controls: Record<string, { method: string | null; confidence: number }>;
};
export type FrozenItem = {
  id: string;
  seq: number;
  externalId: string | null;
  split: Split;
  /** The fold for cross-validation, from 0; absent in test, and where the plan asks for none. */
  fold?: number;
  /** The key the split was made from: of the group, or of the content where there is none. */
  group: string;
  /**
   * The group that came with the import, whatever the plan groups by; null where there is none. Absent in releases frozen
   * before it was told.
   */
  givenGroup?: string | null;
  data: Record<string, unknown>;
  /**
   * Of inputs that have a form, by input: the text that offsets of spans count in. Absent where no input has one, and in
   * releases frozen before there were forms.
   */
  texts?: Record<string, string>;
  images: FrozenImage[];
  /** The agreed labels; null when the release keeps every annotation instead. */
  labels: AnnotationDocument | null;
  /** The source of the agreed labels, a decision of a person, a vote or a run of consensus; null with them. */
  labelsFrom: LabelSource | null;
  /** Of labels from a run of consensus. */
  consensus?: FrozenConfidence;
  /** What the person who adjudicated says cannot be decided; the labels have nothing of it. */
  undecidable?: Undecidable[];
  annotations: FrozenAnnotation[];
  /** The votes behind agreed labels, where the plan asks for them. */
  votes?: SoftLabels;
  /** The names behind the ids it uses, see `usedNames`; absent in releases frozen before they were kept. */
  names?: Record<string, string>;
};

/** What an exporter may know besides the items. */
export type ExportHeader = {
  releaseName: string;
  schema: LabelSchema;
  perAnnotator: boolean;
  /** Data fields with a column of their own, see `data-fields.ts`; null for releases frozen before they were counted. */
  dataFields: ReadonlySet<string> | null;
  /** Data fields with vectors of numbers and the length of these; null for releases frozen before they were counted. */
  vectors: ReadonlyMap<string, number> | null;
  /** Class numbers; null for releases frozen before they were kept, whose labels are numbered in the order of the schema. */
  classNumbers: ClassNumbers | null;
  /** The splits that are written; all three unless one alone was asked for. */
  splits: readonly Split[];
  /** Whether items have folds for cross-validation. */
  hasFolds: boolean;
  /** Pseudonyms in the order they were given, where every annotation is kept; else none. */
  annotators: readonly string[];
};

/** `text` is the stored canonical JSON of the item. */
export type SourceItem = { item: () => FrozenItem; text: string; split: Split };

/** Reads items in task order, page by page (a step of a generator costs more than a short item); may be called again. */
export type ItemSource = (split?: Split) => AsyncIterable<SourceItem[]>;

/** `time` is an instant. */
export type ColumnType = "text" | "integer" | "number" | "boolean" | "time";
export type FileColumn = { name: string; type: ColumnType };
/** A path with `/` at its end is a folder without files. */
export type ExportFile = {
  path: string;
  content: () => AsyncIterable<string | Uint8Array>;
  /** Of a table, or of lines of JSON that have the same members. */
  columns?: readonly FileColumn[];
};
export type ImagePath = (image: FrozenImage, split: Split, item: FrozenItem) => string | null;
export const plainPath: ImagePath = ({ file }) => `images/${file}`;
export type ExportOptions = { forSpreadsheets: boolean };

/** What a format cannot hold, by its name in the dictionaries of errors (`losses`), and how often. */
export type Loss = NameIn<"losses">;
export type Losses = Partial<Record<Loss, number>>;

/** How its files are read: a short program of Python that lies beside them as `load.py`. */
export type Loader = {
  /** Names of the modules that it imports, beside those of Python. */
  needs: readonly string[];
  text: string;
};

/**
 * Everything the program knows of an export format, in one manifest per format (`lib/formats/<format>/write.ts`). Shared
 * code asks the manifests and names no format. The dictionaries have what its button calls it: `releases.format_<name>`.
 */
export type ExportFormat = {
  /** It has cells that a spreadsheet may run, and heeds `ExportOptions.forSpreadsheets`. */
  forSpreadsheets?: true;
  loader: Loader;
  /** YAML at the head of the release's `README.md`, where readers of the format take it from there. */
  frontMatter?: (header: ExportHeader, items: ItemSource) => Promise<string>;
  /** Whether a release can be written in this format; if not, why, and what to choose instead. */
  suits: (header: ExportHeader) => Result<true, Message>;
  /**
   * Files in the order of the archive; each is read before the next one is asked for. Where every annotation is kept, each
   * stands apart under its annotator (a row, or a file for each annotator): a format that can hold neither says so in
   * `suits`.
   */
  entries: (
    header: ExportHeader,
    items: ItemSource,
    options: ExportOptions,
  ) => Iterable<ExportFile> | AsyncIterable<ExportFile>;
  /**
   * Where images lie in the archive, null for those it leaves out; `plainPath` unless it says otherwise. Made anew for
   * every walk over the images, which is in task order: the function may tell equal names apart by what came before.
   */
  imagePaths?: (header: ExportHeader) => ImagePath;
  /** It holds the votes behind the labels; what others lose of them is counted for them. */
  holdsVotes?: true;
  /** It holds the methods and confidences of a run of consensus; what others lose of them is counted for them. */
  holdsConsensus?: true;
  /** It holds what cannot be decided; what others lose of it is counted for them. */
  holdsUndecidable?: true;
  /** It holds the fold of a task; what others lose of them is counted for them. */
  holdsFolds?: true;
  /** It holds the group that a task came with; what others lose of them is counted for them. */
  holdsTaskGroups?: true;
  /** It holds which regions belong together; the regions whose group others lose are counted for them. */
  holdsGroups?: true;
  /** Of a format that holds the groups of some regions alone: these. */
  heldGroups?: (header: ExportHeader, item: FrozenItem) => ReadonlySet<Region>;
  /** What this item has that the format cannot hold: kind of thing → how many. */
  losses: (header: ExportHeader, item: FrozenItem) => Losses;
};

const groupedRegions = (item: FrozenItem): Region[] =>
  documentsOf(item).flatMap(({ document }) => document.regions.filter(({ group }) => group !== undefined));

/** What a format cannot hold of an item, the votes behind its labels, its fold, its group and those of regions included. */
export function lossesIn(format: ExportFormat, header: ExportHeader, item: FrozenItem): Losses {
  const losses = { ...format.losses(header, item) };
  if (!format.holdsVotes && item.votes) {
    const { answers, regions, relations } = item.votes;
    const votes = Object.keys(answers).length + regions.length + relations.length;
    if (votes > 0) losses.votes = votes;
  }
  if (!format.holdsConsensus && item.consensus) losses.consensus = 1;
  if (!format.holdsUndecidable && item.undecidable) losses.undecidable = item.undecidable.length;
  if (!format.holdsFolds && item.fold !== undefined) losses.folds = 1;
  if (!format.holdsTaskGroups && item.givenGroup) losses.taskGroups = 1;
  const grouped = format.holdsGroups ? [] : groupedRegions(item);
  const held = grouped.length > 0 ? format.heldGroups?.(header, item) : undefined;
  const lost = grouped.filter((region) => !held?.has(region)).length;
  if (lost > 0) losses.groups = lost;
  return losses;
}

type Written = Pick<FrozenAnnotation, "document" | "submittedAt" | "leadTimeMs"> & {
  annotator: string | null;
};

/** The documents an export writes for an item: the agreed one, or one per annotator. */
export const documentsOf = (item: FrozenItem): Written[] =>
  item.labels ? [{ annotator: null, document: item.labels }] : item.annotations;

/** How many of its images lie under another name than the task gives them; formats that do not hold the data lose that name. */
export const renamedImages = ({ data, images }: FrozenItem): number =>
  images.filter(({ field, file }) => {
    const own = Object.hasOwn(data, field) ? data[field] : undefined;
    return typeof own === "string" && own !== file;
  }).length;
