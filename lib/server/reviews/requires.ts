/** Checks that keep a reviewer from being biased by the answers they look at. */
import type { Db } from "@/db/client/database";
import { findOwnAnnotation } from "@/db/queries/annotations";
import { findLease } from "@/db/queries/leases";
import { isAssigned } from "@/db/queries/queue";
import { forbidden } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { Membership } from "../access";

/**
 * Refuses a reviewer who is to label the task or is labeling it: their own annotation has to be blind. Managers see
 * every annotation anyway.
 */
export async function requireNotLabeling(
  db: Db,
  { role, actor }: Pick<Membership, "role"> & { actor: Pick<Membership["actor"], "id"> },
  taskId: string,
): Promise<void> {
  if (role === "manager") return;
  const own = { taskId, userId: actor.id };
  const annotation = await findOwnAnnotation(db, own);
  const isPromised = annotation === undefined && (await isAssigned(db, own));
  if (annotation?.state === "draft" || isPromised || (await findLease(db, own)))
    throw forbidden(say("reviews.labelFirst"));
}
