/** In which tasks two releases differ; runs in the computing thread. Both are walked in task order, page by page. */
import type { Db } from "@/db/client/database";
import { walkItems } from "@/db/queries/releases";
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import type { ComparedTask, ReleaseComparison } from "@/lib/contracts/releases";
import { canonicalJson } from "@/lib/core/canonical-json";
import type { FrozenItem } from "@/lib/formats/writer";
import type { Split } from "@/lib/split/ratios";
import type { Procedure } from "../worker/procedure";

const PAGE = 500;
/** So many tasks of each sort are named. */
const NAMED = 100;

type Row = { seq: number; split: Split; item: string };
type Found = Omit<ReleaseComparison, "earlier" | "later">;
type Input = { earlierId: string; laterId: string };

async function* rowsOf(db: Db, releaseId: string): AsyncGenerator<Row> {
  for (let afterSeq = 0; ; ) {
    const page = await walkItems(db, { releaseId, afterSeq, limit: PAGE });
    yield* page;
    if (page.length < PAGE) return;
    afterSeq = page.at(-1)?.seq ?? afterSeq;
  }
}

/** Pairs of rows of the same task; a side that does not have it is undefined. */
async function* paired(earlier: AsyncGenerator<Row>, later: AsyncGenerator<Row>) {
  let [a, b] = [await earlier.next(), await later.next()];
  while (!a.done || !b.done) {
    const [x, y] = [a.done ? undefined : a.value, b.done ? undefined : b.value];
    const isFirst = x !== undefined && (y === undefined || x.seq <= y.seq);
    const isSecond = y !== undefined && (x === undefined || y.seq <= x.seq);
    yield [isFirst ? x : undefined, isSecond ? y : undefined] as const;
    if (isFirst) a = await earlier.next();
    if (isSecond) b = await later.next();
  }
}

const said = ({ labels, shape, attributes }: Region): string =>
  canonicalJson([labels.toSorted(), shape, attributes ?? {}]);

/** What a document says, whatever the ids of its regions and their order. */
function contentOf({ answers, regions, relations }: AnnotationDocument): string {
  const byId = new Map(regions.map((region) => [region.id, said(region)]));
  const marks = regions.map((region) => [region.control, said(region)].join(" ")).sort();
  const joined = relations
    .map(({ control, label, from, to }) =>
      canonicalJson([control, label, byId.get(from) ?? "", byId.get(to) ?? ""]),
    )
    .sort();
  return canonicalJson([answers, marks, joined]);
}

/** Pseudonyms are given anew in each release, so that the annotations are compared as a set. */
const labelsOf = ({ labels, annotations }: FrozenItem): string =>
  labels
    ? contentOf(labels)
    : annotations
        .map(({ document }) => contentOf(document))
        .sort()
        .join("\n");

const dataOf = ({ data, images }: FrozenItem): string =>
  canonicalJson([data, images.map(({ field, sha256 }) => [field, sha256])]);

const empty = () => ({ count: 0, first: [] as ComparedTask[] });

function add(
  list: Found["added"],
  { id, seq, externalId }: FrozenItem,
  from: Split | null,
  to: Split | null,
) {
  list.count++;
  if (list.first.length < NAMED) list.first.push({ id, seq, externalId, from, to });
}

function compareTask(found: Found, before: Row, after: Row): void {
  if (before.item === after.item && before.split === after.split) {
    found.same++;
    return;
  }
  const [a, b] = [JSON.parse(before.item) as FrozenItem, JSON.parse(after.item) as FrozenItem];
  const isRelabeled = labelsOf(a) !== labelsOf(b);
  const isChanged = dataOf(a) !== dataOf(b);
  const isMoved = before.split !== after.split;
  if (isRelabeled) add(found.relabeled, b, before.split, after.split);
  if (isChanged) add(found.changed, b, before.split, after.split);
  if (isMoved) add(found.moved, b, before.split, after.split);
  if (isMoved && before.split === "test") found.leftTest++;
  if (!isRelabeled && !isChanged && !isMoved) found.same++;
}

export const compareItems: Procedure<Input, never, Found> = async (db, { earlierId, laterId }) => {
  const found: Found = {
    ...{ same: 0, leftTest: 0, added: empty(), removed: empty() },
    ...{ relabeled: empty(), moved: empty(), changed: empty() },
  };
  for await (const [before, after] of paired(rowsOf(db, earlierId), rowsOf(db, laterId)))
    if (before && after) compareTask(found, before, after);
    else if (before) add(found.removed, JSON.parse(before.item), before.split, null);
    else if (after) add(found.added, JSON.parse(after.item), null, after.split);
  return found;
};
