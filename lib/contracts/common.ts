/** Pieces every request and response shares. */
import { z } from "zod";
import { ID_PATTERN } from "@/lib/core/ids";

export const Id = z
  .string()
  .regex(
    ID_PATTERN,
    "not an id: 26 digits and small letters without i, l, o and u, such as 01kb2c3d4e5f6g7h8j9k0m1n2p",
  );
/** UTC epoch milliseconds. */
export const TimeMs = z.int().min(0);

export const Paging = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** A page of a list; `nextCursor` is null on the last one. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const ProblemIssue = z.object({ path: z.string(), message: z.string() });

/** RFC 9457 problem document; `code` is stable, `detail` is for people. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  issues: z.array(ProblemIssue).optional(),
});
export type Problem = z.infer<typeof Problem>;

export const ProjectRole = z.enum(["manager", "reviewer", "annotator"]);
export type ProjectRole = z.infer<typeof ProjectRole>;

const jsonTexts = new WeakMap<z.ZodType, z.ZodType>();

/** A parameter whose text is JSON and may be left out, with the schema of what it holds: the OpenAPI document tells of that, too. */
export function jsonText(holds: z.ZodType, maxChars: number) {
  const text = z.string().max(maxChars).optional();
  jsonTexts.set(text, holds);
  return text;
}

/** What the JSON of a parameter holds; undefined when it is no `jsonText`. */
export const heldIn = (type: z.ZodType): z.ZodType | undefined => jsonTexts.get(type);

export const JsonObject = z.record(z.string(), z.unknown());
