/** Lists of candidates for checks and imports of answers: those used last are kept instead of read again. */
import type { Database, Db } from "@/db/client/database";
import { candidateContent, findCandidateList } from "@/db/queries/candidate-lists";
import { linkingControls } from "@/lib/annotation/linked-answers";
import { NIL } from "@/lib/candidates/candidate";
import { candidateLines, candidatesIn } from "@/lib/candidates/candidate-lines";
import { type Finder, finderOf } from "@/lib/labels/name-index";
import type { LabelSchema } from "@/lib/labels/schema";

/** Names by ids, in the order of the list. */
export type CandidateNames = ReadonlyMap<string, string>;
type KeptList = {
  names: CandidateNames;
  /** The id that an id or a name stands for; NIL for NIL. */
  find: Finder;
};

/** Lists of so many candidates together are kept: about 60 MB. */
const MOST_KEPT = 400_000;
/** How many are read before other requests get a turn. */
const READ_AT_ONCE = 5_000;

/** By the hash of the content, which stands for the same candidates in any project. */
const kept = new Map<string, KeptList>();

async function namesIn(content: string): Promise<CandidateNames> {
  const names = new Map<string, string>();
  const lines = candidateLines(content);
  for (let from = 0; from < lines.length; from += READ_AT_ONCE) {
    for (const { id, name } of candidatesIn(lines.slice(from, from + READ_AT_ONCE))) names.set(id, name);
    await new Promise(setImmediate);
  }
  return names;
}

/** Names are looked up when the first is asked for: most checks know ids alone. */
function finderIn(names: CandidateNames): Finder {
  let find: Finder | undefined;
  return (given) => {
    if (given === NIL || names.has(given)) return given;
    find ??= finderOf([...names].map(([id, name]) => ({ id, name })));
    return find(given);
  };
}

function keep(sha256: string, list: KeptList): KeptList {
  // The last used go to the end.
  kept.delete(sha256);
  kept.set(sha256, list);
  let count = [...kept.values()].reduce((sum, { names }) => sum + names.size, 0);
  for (const [oldest, { names }] of kept) {
    if (count <= MOST_KEPT || oldest === sha256) break;
    kept.delete(oldest);
    count -= names.size;
  }
  return list;
}

/** As committed; undefined where the project has no such list. */
export async function keptList(
  database: Pick<Database, "read">,
  list: { projectId: string; listId: string },
): Promise<KeptList | undefined> {
  const head = await findCandidateList(database.read, list);
  const known = head && kept.get(head.sha256);
  if (!head || known) return known && head && keep(head.sha256, known);
  const stored = await candidateContent(database.read, list);
  if (!stored) return undefined;
  const names = await namesIn(stored.content);
  return keep(stored.sha256, { names, find: finderIn(names) });
}

/** What finds the candidates of questions by ids or names, by the ids of the questions that have a list. */
export async function candidateFinders(
  database: Pick<Database, "read">,
  { projectId, schema }: { projectId: string; schema: LabelSchema },
): Promise<ReadonlyMap<string, Finder>> {
  const finders = new Map<string, Finder>();
  for (const { control, list } of linkingControls(schema)) {
    const found = list === undefined ? undefined : await keptList(database, { projectId, listId: list });
    if (found) finders.set(control.id, found.find);
  }
  return finders;
}

/** Names of all candidates of a schema, by `controlId/candidateId`. */
export async function allCandidateNames(
  db: Db,
  { projectId, schema }: { projectId: string; schema: LabelSchema },
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { control, list } of linkingControls(schema)) {
    const found = list === undefined ? undefined : await keptList({ read: db }, { projectId, listId: list });
    for (const [id, name] of found?.names ?? []) names.set(`${control.id}/${id}`, name);
  }
  return names;
}
