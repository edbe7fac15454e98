/** Several people brought in at once: those with an account here become members, the others get an invite each. */
import type { Db } from "@/db/client/database";
import { addMember, deleteInvitesOf, findMembership } from "@/db/queries/members";
import { findUserByEmail } from "@/db/queries/users";
import type { ProjectRole } from "@/lib/contracts/common";
import type { InvitedPerson } from "@/lib/contracts/people";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import type { UseCase } from "../use-case";
import { isImportedPerson } from "./imported-people";
import { addInvite } from "./members";

type Wanted = { projectId: string; actorId: string; role: ProjectRole; expiresInDays: number };

async function inviteOne(context: Context, db: Db, wanted: Wanted, email: string): Promise<InvitedPerson> {
  const { projectId, actorId, role } = wanted;
  const nowMs = context.now();
  // An account that stands for somebody whose labels came with a file has no address.
  const user = isImportedPerson(email) ? undefined : await findUserByEmail(db, { email });
  if (user === undefined) {
    const { url } = await addInvite(context, db, { ...wanted, email });
    return { email, outcome: "invited", url };
  }
  const userId = user.id;
  if (await findMembership(db, { projectId, userId })) return { email, outcome: "member", url: null };
  await addMember(db, { projectId, userId, role, nowMs });
  await deleteInvitesOf(db, { projectId, email });
  await recordEvent(
    db,
    { projectId, actorId, action: "member.add", target: userId, detail: { role } },
    nowMs,
  );
  return { email, outcome: "added", url: null };
}

export const invitePeople: UseCase<"invitePeople"> = async (context, { params, body }) => {
  const { actor } = await requireRole(context, params.project, "manager");
  const { role, expiresInDays } = body;
  const wanted: Wanted = { projectId: params.project, actorId: actor.id, role, expiresInDays };
  const items = await context.database.write(async (db) => {
    const done: InvitedPerson[] = [];
    for (const email of new Set(body.emails)) done.push(await inviteOne(context, db, wanted, email));
    return done;
  });
  return { items };
};
