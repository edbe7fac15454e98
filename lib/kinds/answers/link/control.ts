import * as z from "zod/mini";
import { asked } from "@/lib/labels/parts";

export const LinkControl = z.strictObject({
  ...asked,
  kind: z.literal("link"),
  /** Id of the project's list of candidates; until one is chosen there is none to link to. */
  list: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
  /** "Not in the list" is an answer, too. */
  nil: z.optional(z.boolean()),
});
export type LinkControl = z.infer<typeof LinkControl> & {
  /**
   * Names of candidates by their ids, as far as a page or a file needs them: put in by the server (`withCandidateNames`),
   * never stored.
   */
  names?: Readonly<Record<string, string>>;
};
