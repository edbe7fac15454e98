/** Pairs of near-duplicates with what their tasks show, and where releases have them. */
import type { Db } from "@/db/client/database";
import { imagesOf } from "@/db/queries/assets";
import {
  type DuplicateRow,
  findLinks,
  type LinkCursor,
  linkIds,
  releasesOfSeqs,
} from "@/db/queries/duplicates";
import { findTasks } from "@/db/queries/tasks";
import { namesOf } from "@/db/queries/users";
import type { DuplicatePair, DuplicateTask } from "@/lib/contracts/duplicates";
import { groupBy } from "@/lib/core/group-by";
import type { LabelSchema } from "@/lib/labels/schema";
import { requireRole } from "../access";
import { readCursor } from "../cursor";
import { toTaskImage } from "../labeling/label-task";
import { projectWithSchema } from "../projects/projects";
import type { UseCase } from "../use-case";
import { shownText } from "./shown-text";

/** Of a text, in UTF-16 units; pages leave out long stretches without a difference. */
const SHOWN_CHARS = 10_000;

const writeLinkCursor = ({ similarity, id }: LinkCursor): string => `${similarity}~${id}`;

function readLinkCursor(cursor: string | undefined): LinkCursor | undefined {
  const [similarity, id] = readCursor(cursor, /^([01](?:\.\d{1,20})?)~([0-9a-hjkmnp-tv-z]{26})$/) ?? [];
  return similarity === undefined || id === undefined ? undefined : { similarity: Number(similarity), id };
}

/** Not in the middle of a surrogate pair. */
const startOf = (text: string): string => text.slice(0, SHOWN_CHARS).replace(/[\uD800-\uDBFF]$/, "");

async function tasksOf(
  db: Db,
  schema: LabelSchema,
  projectId: string,
  rows: readonly DuplicateRow[],
): Promise<Map<string, DuplicateTask>> {
  const taskIds = [...new Set(rows.flatMap(({ taskA, taskB }) => [taskA, taskB]))];
  const tasks = await findTasks(db, { projectId, taskIds });
  const images = await imagesOf(db, { taskIds });
  const held = await releasesOfSeqs(db, { projectId, seqs: tasks.map(({ seq }) => seq) });
  const releases = groupBy(held, ({ seq }) => seq);
  return new Map(
    tasks.map(({ id, seq, externalId, data }) => {
      const text = shownText(schema, data);
      return [
        id,
        {
          id,
          seq,
          externalId,
          text: startOf(text),
          isCut: text.length > SHOWN_CHARS,
          images: (images.get(id) ?? []).map(({ asset }) => toTaskImage(asset)),
          releases: (releases.get(seq) ?? []).map(({ id: release, number, split }) => ({
            id: release,
            number,
            split,
          })),
        },
      ];
    }),
  );
}

export const listDuplicates: UseCase<"listDuplicates"> = async (context, { params, query }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  const { read: db, scan } = context.database;
  const { cursor, limit, ...filter } = query;
  const after = readLinkCursor(cursor);
  const { schema } = await projectWithSchema(context, projectId);
  const wanted = linkIds(db, { projectId, ...filter, after, limit });
  const found = filter.dividedBy === undefined ? await wanted : await scan<{ id: string }>(wanted.toSQL());
  const rows = await findLinks(db, { projectId, ids: found.map(({ id }) => id) });
  const tasks = await tasksOf(db, schema, projectId, rows);
  const names = await namesOf(db, {
    userIds: [...new Set(rows.flatMap(({ decidedBy }) => decidedBy ?? []))],
  });
  const items = rows.flatMap((row): DuplicatePair[] => {
    const [a, b] = [tasks.get(row.taskA), tasks.get(row.taskB)];
    // Deleted between the two queries.
    if (!a || !b) return [];
    const { id, kind, similarity, status, decidedBy, decidedAt } = row;
    const name = decidedBy === null ? null : (names.get(decidedBy) ?? "");
    return [{ id, kind, similarity, status, decidedBy: name, decidedAt, tasks: [a, b] }];
  });
  const last = found.length === limit ? rows.at(-1) : undefined;
  return { items, nextCursor: last ? writeLinkCursor(last) : null };
};
