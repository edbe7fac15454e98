/**
 * The people whose labels come with a file. Each has an account of the project alone, without a password: nobody can sign in
 * as one, and a name in a file never becomes somebody who works here.
 */
import type { Db } from "@/db/client/database";
import { addMember } from "@/db/queries/members";
import { findUserByEmail, insertUser } from "@/db/queries/users";
import type { Services } from "../context";
import { sha256Hex } from "../sha256";

/** No address of a person ends like this: the domain is reserved for what does not exist (RFC 2606). */
const DOMAIN = "imported.invalid";
const KEY_CHARS = 32;

const emailOf = (projectId: string, name: string) =>
  `${sha256Hex(JSON.stringify([projectId, name])).slice(0, KEY_CHARS)}@${DOMAIN}`;

export const isImportedPerson = (email: string): boolean => email.endsWith(`@${DOMAIN}`);

/** @returns the id of the account for that name, made when it is not there yet; the same name is the same person */
export async function importedPerson(
  services: Services,
  db: Db,
  projectId: string,
  name: string,
): Promise<string> {
  const email = emailOf(projectId, name);
  const known = await findUserByEmail(db, { email });
  const id = known?.id ?? services.newId();
  const createdAt = services.now();
  if (!known)
    await insertUser(db, {
      id,
      email,
      name,
      passwordHash: null,
      role: "member",
      preferences: {},
      createdAt,
    });
  await addMember(db, { projectId, userId: id, role: "annotator", nowMs: createdAt });
  return id;
}
