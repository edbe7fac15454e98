/** The limit on tasks that an annotator has reached; apart from what managers set, as the label view reads it. */
import * as z from "zod/mini";

export const LimitReached = z.object({ per: z.enum(["day", "project"]), tasks: z.int() });
export type LimitReached = z.infer<typeof LimitReached>;
