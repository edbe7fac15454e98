/**
 * How annotators are named for a reader: the one place that says so. Where the review of a project is blind, everybody but
 * its managers gets pseudonyms of others. A use case that reviewers or annotators may call takes the names and ids of
 * annotators from here; people named for what they reviewed, adjudicated or ruled keep their names.
 */
import { createHmac } from "node:crypto";
import { annotatorsOf } from "@/db/queries/exclusions";
import { listMembers } from "@/db/queries/members";
import { findProject } from "@/db/queries/projects";
import { type Pseudonym, pseudonymsOf } from "@/lib/blind/pseudonyms";
import { DEFAULT_LOCALE } from "@/lib/i18n";
import { makeTranslate } from "@/lib/i18n/dictionaries";
import { isManager, type Membership } from "../access";
import type { Context } from "../context";

export type NamedUser = { id: string; name: string };
export type PeopleFor = {
  isBlind: boolean;
  /** An annotator as the reader sees them. */
  annotator: (user: NamedUser) => NamedUser;
  /** Several, as they stand, or of pseudonyms in the order of these: another one would tell who is who. */
  all: (users: readonly NamedUser[]) => NamedUser[];
  /** The names alone. */
  names: (users: readonly NamedUser[]) => string[];
  /** The user behind an id that the reader was told; undefined where it is none. */
  userOf: (id: string) => string | undefined;
};

const byName = (a: NamedUser, b: NamedUser): number => (a.name < b.name ? -1 : Number(a.name > b.name));

/** Everybody as they are called, as managers always see them. */
export const BY_NAME: PeopleFor = {
  isBlind: false,
  annotator: (user) => user,
  all: (users) => [...users],
  names: (users) => users.map(({ name }) => name),
  userOf: (id) => id,
};

/** Keyed by the secret of the instance: without it nobody can try out who has which pseudonym. */
const digestOf = (secret: string, projectId: string, userId: string): Uint8Array =>
  createHmac("sha256", secret).update(`pseudonym:${projectId}:${userId}`).digest();

export async function peopleFor(
  context: Context,
  projectId: string,
  membership: Membership,
): Promise<PeopleFor> {
  const db = context.database.read;
  if (isManager(membership)) return BY_NAME;
  const project = await findProject(db, { projectId });
  if (!project?.settings.blindReview) return BY_NAME;
  const { id: readerId } = membership.actor;
  const t = makeTranslate(context.locale ?? DEFAULT_LOCALE);
  const { secret } = context.config;
  const known = [...(await listMembers(db, { projectId })), ...(await annotatorsOf(db, { projectId }))];
  const digests = new Map(known.map(({ userId }) => [userId, digestOf(secret, projectId, userId)]));
  const pseudonyms = pseudonymsOf(digests);
  const users = new Map([...pseudonyms].map(([userId, { id }]) => [id, userId]));
  const pseudonymOf = (userId: string): Pseudonym =>
    pseudonyms.get(userId) ??
    // Somebody who was neither a member nor had work here a moment ago.
    (pseudonymsOf(new Map([[userId, digestOf(secret, projectId, userId)]])).get(userId) as Pseudonym);
  const annotator = (user: NamedUser): NamedUser => {
    if (user.id === readerId) return user;
    const { id, code } = pseudonymOf(user.id);
    return { id, name: t("blind.pseudonym", { code }) };
  };
  const all = (some: readonly NamedUser[]) => some.map(annotator).sort(byName);
  return {
    isBlind: true,
    annotator,
    all,
    names: (some) => all(some).map(({ name }) => name),
    userOf: (id) => (id === readerId ? id : users.get(id)),
  };
}
