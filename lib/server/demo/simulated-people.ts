/** The simulated annotators: accounts without a password, so that no caller can ever sign in as one. */
import type { Db } from "@/db/client/database";
import { addMember } from "@/db/queries/members";
import { findUserByEmail, insertUser } from "@/db/queries/users";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { Actor, Services } from "../context";

const LETTERS = ["a", "b", "c", "d"];

async function simulatedPerson(services: Services, db: Db, letter: string): Promise<Actor> {
  const email = `annotator-${letter}@simulated.invalid`;
  const name = `Simulated annotator ${letter.toUpperCase()}`;
  const passwordHash = null;
  const createdAt = services.now();
  await insertUser(db, {
    id: services.newId(),
    email,
    name,
    passwordHash,
    role: "member",
    preferences: {},
    createdAt,
  });
  const user = await findUserByEmail(db, { email });
  if (user?.passwordHash !== null) throw new AppError("conflict", say("server.emailTaken", { email }));
  const rights = { role: "member", mayCreateProjects: false } as const;
  return { id: user.id, name, email, ...rights, sessionVersion: user.sessionVersion, via: "session" };
}

/** A to D, made when they are not there yet. */
export const simulatedPeople = (services: Services): Promise<Actor[]> =>
  services.database.write(async (db) => {
    const people: Actor[] = [];
    for (const letter of LETTERS) people.push(await simulatedPerson(services, db, letter));
    return people;
  });

export const addAnnotators = (services: Services, projectId: string, people: Actor[]): Promise<void> =>
  services.database.write(async (db) => {
    for (const { id: userId } of people)
      await addMember(db, { projectId, userId, role: "annotator", nowMs: services.now() });
  });
