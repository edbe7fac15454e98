/** Pieces every request and response shares. Contracts are written with zod/mini: the browser loads a quarter of zod with them. */
import * as z from "zod/mini";
import { ID_PATTERN } from "@/lib/core/ids";
import { says } from "@/lib/core/message";

export const Id = z.string().check(z.regex(ID_PATTERN, says("fields.notId")));
/** UTC epoch milliseconds. */
export const TimeMs = z.int().check(z.minimum(0));

export const Paging = z.strictObject({
  cursor: z.optional(z.string().check(z.maxLength(500))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500)), 100),
});

/** A page of a list; `nextCursor` is null on the last one. */
export const page = <T extends z.core.$ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });

export const MessageParts = {
  key: z
    .string()
    .check(z.describe("Names the message in every language; keys may come and go with versions.")),
  params: z.optional(
    z
      .record(z.string(), z.unknown())
      .check(
        z.describe(
          "What stands in the places of the message: texts, numbers, or messages with key and params.",
        ),
      ),
  ),
};
/** A message without words: what the browser finds the words of its language for. */
export const MessageShape = z.object(MessageParts);
/** A message in English and, unless it was stored by an earlier version, its key and params. */
export const Told = z.object({
  message: z.string(),
  key: z.optional(MessageParts.key),
  params: MessageParts.params,
});
export type Told = z.infer<typeof Told>;

export const ProblemIssue = z.object({ path: z.string(), ...Told.shape });
export type ProblemIssue = z.infer<typeof ProblemIssue>;

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
