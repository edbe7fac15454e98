/** Pieces every request and response shares. Contracts are written with zod/mini: the browser loads a quarter of zod with them. */
import * as z from "zod/mini";
import { ID_PATTERN } from "@/lib/core/ids";

export const Id = z
  .string()
  .check(
    z.regex(
      ID_PATTERN,
      "not an id: 26 digits and small letters without i, l, o and u, such as 01kb2c3d4e5f6g7h8j9k0m1n2p",
    ),
  );
/** UTC epoch milliseconds. */
export const TimeMs = z.int().check(z.minimum(0));

export const Paging = z.strictObject({
  cursor: z.optional(z.string().check(z.maxLength(500))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500)), 100),
});

/** A page of a list; `nextCursor` is null on the last one. */
export const page = <T extends z.core.$ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });

export const ProblemIssue = z.object({ path: z.string(), message: z.string() });

/** RFC 9457 problem document; `code` is stable, `detail` is for people. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  issues: z.optional(z.array(ProblemIssue)),
});
export type Problem = z.infer<typeof Problem>;

export const ProjectRole = z.enum(["manager", "reviewer", "annotator"]);
export type ProjectRole = z.infer<typeof ProjectRole>;

const jsonTexts = new WeakMap<z.core.$ZodType, z.core.$ZodType>();

/** A parameter whose text is JSON and may be left out, with the schema of what it holds: the OpenAPI document tells of that, too. */
export function jsonText(holds: z.core.$ZodType, maxChars: number) {
  const text = z.optional(z.string().check(z.maxLength(maxChars)));
  jsonTexts.set(text, holds);
  return text;
}

/** What the JSON of a parameter holds; undefined when it is no `jsonText`. */
export const heldIn = (type: z.core.$ZodType): z.core.$ZodType | undefined => jsonTexts.get(type);

/** A flag in a query. Its text has a type here, which zod/mini leaves out. */
export const flag = () => z.stringbool() as z.ZodMiniCodec<z.ZodMiniString<string>, z.ZodMiniBoolean>;

export const JsonObject = z.record(z.string(), z.unknown());
