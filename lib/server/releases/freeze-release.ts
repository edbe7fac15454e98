/** Makes the items of a release, page by page, with their checksum and losses; runs in the computing thread. */
import { createHash } from "node:crypto";
import { listSchemas } from "@/db/queries/projects";
import type { Headline } from "@/lib/agreement/headline";
import { voteEntropy } from "@/lib/consensus/vote-entropy";
import type { ReleaseCounts, ReleasePlan } from "@/lib/contracts/releases";
import { AppError } from "@/lib/core/app-error";
import { canonicalJson } from "@/lib/core/canonical-json";
import { say } from "@/lib/core/message";
import { mayHaveSeveral } from "@/lib/exports/class-answers";
import { type ClassNumbers, classNumbers } from "@/lib/exports/class-numbers";
import { fieldCollector } from "@/lib/exports/data-fields";
import { vectorCollector } from "@/lib/exports/vector-fields";
import { EXPORT_FORMATS, type ExportFormatName, FORMAT_NAMES } from "@/lib/formats";
import { type ExportHeader, type FrozenItem, lossesIn } from "@/lib/formats/writer";
import type { LabelSchema } from "@/lib/labels/schema";
import { SPLITS, type Split } from "@/lib/split/ratios";
import type { Procedure } from "../worker/procedure";
import { freezeItems } from "./freeze-items";
import { planRelease } from "./plan-release";
import { releaseAgreement } from "./release-agreement";
import { releaseSource } from "./release-source";
import type { ReleaseSource } from "./select-tasks";

/** What is known of a release when its items are made. */
export type FrozenFacts = {
  counts: ReleaseCounts;
  /** SHA-256 over the stored items, in order. */
  checksum: string;
  algorithmVersion: string;
  /** By format; formats that this program got after the release was frozen are not in it. */
  losses: Partial<Record<ExportFormatName, Record<string, number>>>;
  /** Data fields with a column in tables. */
  dataFields: string[];
  /** Lengths of vectors by the data fields that hold them. */
  vectors: Record<string, number>;
  /** How divided the votes on each question are, in bits; none without soft labels. */
  softness: Softness[];
  agreement: Headline[];
  /** Numbers of labels for the life of the project. */
  classNumbers: ClassNumbers;
  /** Pseudonyms of the annotators whose annotations the release keeps one by one; none where labels are agreed. */
  annotators: string[];
};

/** `divided` tasks are those whose votes are not all for one answer; `bits` is the mean entropy over `tasks`. */
export type Softness = { control: string; name: string; tasks: number; divided: number; bits: number };

type Input = {
  projectId: string;
  number: number;
  releaseName: string;
  schemaVersion: number;
  plan: ReleasePlan;
};
export type FrozenRow = { seq: number; split: Split; item: string };
/** Tasks looked at so far; then, once their number is known, items to be written. */
export type FreezePart = { looked: number } | { rows: FrozenRow[]; done: number; total: number };

/** Sums up how divided the votes of items are. */
function softnessTally({ controls }: LabelSchema) {
  const several = new Set(controls.filter(mayHaveSeveral).map(({ id }) => id));
  const sums = new Map<string, { tasks: number; divided: number; bits: number }>();
  return {
    add: ({ votes }: FrozenItem): void => {
      for (const [control, answer] of Object.entries(votes?.answers ?? {})) {
        const entropy = voteEntropy(answer, several.has(control));
        if (entropy === undefined) continue;
        const sum = sums.get(control) ?? { tasks: 0, divided: 0, bits: 0 };
        sums.set(control, {
          tasks: sum.tasks + 1,
          divided: sum.divided + (entropy > 0 ? 1 : 0),
          bits: sum.bits + entropy,
        });
      }
    },
    end: (): Softness[] =>
      controls.flatMap(({ id, name }) => {
        const sum = sums.get(id);
        return sum ? [{ control: id, name, ...sum, bits: sum.bits / sum.tasks }] : [];
      }),
  };
}

/** The checksum over the items, their data fields and what each format loses of them, as they come by. */
function itemTally(described: Omit<ExportHeader, "dataFields" | "vectors" | "annotators">) {
  const fields = fieldCollector(described.schema);
  const vectors = vectorCollector();
  const softness = softnessTally(described.schema);
  const annotators = new Set<string>();
  const header: ExportHeader = {
    ...described,
    dataFields: fields.found,
    vectors: vectors.found,
    annotators: [],
  };
  const checksum = createHash("sha256");
  const losses = Object.fromEntries(FORMAT_NAMES.map((name) => [name, {}])) as Record<
    ExportFormatName,
    Record<string, number>
  >;
  return {
    /** @returns the item as it is stored */
    add: (item: FrozenItem): string => {
      fields.add(item.data);
      vectors.add(item.data);
      softness.add(item);
      if (described.perAnnotator) for (const { annotator } of item.annotations) annotators.add(annotator);
      for (const name of FORMAT_NAMES)
        for (const [what, count] of Object.entries(lossesIn(EXPORT_FORMATS[name], header, item)))
          losses[name][what] = (losses[name][what] ?? 0) + count;
      const text = canonicalJson(item);
      checksum.update(`${text}\n`);
      return text;
    },
    end: () => ({
      checksum: checksum.digest("hex"),
      losses,
      dataFields: fields.sorted(),
      vectors: vectors.lengths(),
      softness: softness.end(),
      annotators: [...annotators],
    }),
  };
}

/** The label schemas of the releases before this one, in their order. */
async function releasedSchemas({ db, projectId, earlier }: ReleaseSource): Promise<LabelSchema[]> {
  const versions = await listSchemas(db, { projectId });
  return earlier.flatMap(({ schemaVersion }) => versions[schemaVersion - 1] ?? []);
}

export const freezeRelease: Procedure<Input, FreezePart, FrozenFacts> = async (db, input, send) => {
  const { plan, releaseName } = input;
  const source = await releaseSource(db, input);
  const planned = await planRelease(source, (looked) => send({ looked }));
  const total = planned.summary.tasks;
  if (total === 0) throw new AppError("invalid_input", say("releases.noTasks"));
  const numbers = classNumbers([...(await releasedSchemas(source)), source.schema]);
  const tally = itemTally({
    releaseName,
    schema: source.schema,
    perAnnotator: plan.labels === "all",
    classNumbers: numbers,
    hasFolds: plan.folds !== undefined,
    splits: SPLITS,
  });
  let done = 0;
  for await (const items of freezeItems(source, planned)) {
    done += items.length;
    const rows = items.map((item) => ({ seq: item.seq, split: item.split, item: tally.add(item) }));
    await send({ rows, done, total });
  }
  const agreement = await releaseAgreement(source, input.schemaVersion);
  const { summary: counts, algorithmVersion } = planned;
  return { counts, algorithmVersion, agreement, classNumbers: numbers, ...tally.end() };
};
