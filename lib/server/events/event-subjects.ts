/**
 * The subject of an event by its shown name: `R-014`, a user's name, task 25. As it is now; deleted subjects have none.
 */
import type { Db } from "@/db/client/database";
import { findRules } from "@/db/queries/guidelines";
import { questionsByIds } from "@/db/queries/questions";
import { listReleases } from "@/db/queries/releases";
import { findTasks } from "@/db/queries/tasks";
import { namesOf } from "@/db/queries/users";
import { toRule } from "../guidelines/rules";
import { questionCode } from "../questions/own-questions";

type Names = Map<string, string>;
type Find = (db: Db, projectId: string, ids: string[]) => Promise<Names>;

const people: Find = (db, _projectId, userIds) => namesOf(db, { userIds });
const asWritten: Find = async (_db, _projectId, ids) => new Map(ids.map((id) => [id, id]));

const tasks: Find = async (db, projectId, taskIds) =>
  new Map((await findTasks(db, { projectId, taskIds })).map(({ id, seq }) => [id, String(seq)]));

const rules: Find = async (db, projectId, ruleIds) =>
  new Map([...(await findRules(db, { projectId, ruleIds }))].map(([id, row]) => [id, toRule(row).code]));

const questions: Find = async (db, projectId, questionIds) =>
  new Map(
    (await questionsByIds(db, { projectId, questionIds })).map((row) => [row.id, questionCode(row.number)]),
  );

const releases: Find = async (db, projectId) =>
  new Map((await listReleases(db, { projectId })).map(({ id, name }) => [id, name]));

/** By action, or by the noun of it; what is not here speaks for itself. */
const SUBJECTS: Record<string, Find> = {
  member: people,
  "task.assign": people,
  "task.unassign": people,
  "task.resolve": tasks,
  "task.reopen": tasks,
  "task.resolve_again": tasks,
  rule: rules,
  question: questions,
  release: releases,
  guideline: asWritten,
  schema: asWritten,
  prediction: asWritten,
};
const findOf = (action: string): Find | undefined => SUBJECTS[action] ?? SUBJECTS[action.split(".")[0] ?? ""];

type Event = { action: string; target: string };

/** @returns for each event, in their order */
export async function eventSubjects(
  db: Db,
  projectId: string,
  events: readonly Event[],
): Promise<(string | null)[]> {
  const wanted = new Map<Find, Set<string>>();
  for (const { action, target } of events) {
    const find = findOf(action);
    if (find) wanted.set(find, (wanted.get(find) ?? new Set()).add(target));
  }
  const found = new Map<Find, Names>();
  for (const [find, ids] of wanted) found.set(find, await find(db, projectId, [...ids]));
  return events.map(({ action, target }) => {
    const find = findOf(action);
    return (find && found.get(find)?.get(target)) ?? null;
  });
}
