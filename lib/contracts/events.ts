/** The audit trail of a project. */
import * as z from "zod/mini";
import { Id, JsonObject, TimeMs } from "./common";

export const EventItem = z.object({
  /** 1, 2, 3 … within the project. */
  number: z.int(),
  actorId: z.nullable(Id),
  actorName: z.nullable(z.string()),
  /** Noun and verb: `release.create`. */
  action: z.string(),
  /** Id of what was changed. */
  target: z.string(),
  /** The subject's shown name, as it is now; null when it is gone or has none. */
  subject: z.nullable(z.string()),
  /** Ids, counts and names of fields. */
  detail: JsonObject,
  at: TimeMs,
  /** SHA-256 over the event and the hash before it: a row that was edited later breaks the chain. */
  hash: z.string(),
});
export type EventItem = z.infer<typeof EventItem>;
