import { findOwner } from "@/db/queries/users";
import { AppError } from "@/lib/core/app-error";
import type { Services } from "../context";

/** The oldest owner of this instance. @throws AppError when nobody has set it up */
export async function findOwnerId(services: Services): Promise<string> {
  const owner = await findOwner(services.database.read);
  if (owner) return owner.id;
  throw new AppError(
    "not_found",
    "Nobody has set up this instance. Open it in a browser, or run `concord user add --owner`, or set CONCORD_OWNER_EMAIL and CONCORD_OWNER_PASSWORD.",
  );
}
