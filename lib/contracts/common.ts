/** Pieces every request and response shares. */

import { z } from "zod";
import { ID_PATTERN } from "@/lib/core/ids";
import { says } from "@/lib/core/message";

export const Id = z.string().regex(ID_PATTERN, says("fields.notId"));
/** UTC epoch milliseconds. */
export const TimeMs = z.int().min(0);

export const Paging = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** A page of a list; `nextCursor` is null on the last one. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

const MessageParts = {
  key: z.string().describe("Names the message in every language; keys may come and go with versions."),
  params: z
    .record(z.string(), z.unknown())
    .describe("What stands in the places of the message: texts, numbers, or messages with key and params.")
    .optional(),
};
/** A message without words: what the browser finds the words of its language for. */
export const MessageShape = z.object(MessageParts);
/** A message in English and, unless it was stored by an earlier version, its key and params. */
export const Told = z.object({
  message: z.string(),
  key: MessageParts.key.optional(),
  params: MessageParts.params,
});
export type Told = z.infer<typeof Told>;

export const ProblemIssue = z.object({ path: z.string(), ...Told.shape });
export type ProblemIssue = z.infer<typeof ProblemIssue>;

/** RFC 9457 problem document; `code` is stable, `detail` is for people, `key` and `params` say the same in no language. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  key: MessageParts.key.optional(),
  params: MessageParts.params,
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
