import { findOwner } from "@/db/queries/users";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { Services } from "../context";

/** The oldest owner of this instance. @throws AppError when the instance is not set up */
export async function findOwnerId(services: Services): Promise<string> {
  const owner = await findOwner(services.database.read);
  if (owner) return owner.id;
  throw new AppError("not_found", say("operator.setUpFirst"));
}
