/** The structure of Label Studio's JSON, as far as this reader looks at it: a task, what a person or model says of it, results. */
import * as z from "zod/mini";

/** Whole numbers beyond 2^53 come as texts. */
const Id = z.union([z.string(), z.number()]);
const Json = z.record(z.string(), z.unknown());
/** One name, or a list of them. */
const Names = z.union([z.string(), z.array(z.string())]);

export const LsResult = z.object({
  id: z.nullish(Id),
  type: z.nullish(z.string()),
  from_name: z.nullish(z.string()),
  to_name: z.nullish(Names),
  /** `$image`: the member of the data, in files of old versions. */
  source: z.nullish(z.string()),
  value: z.nullish(Json),
  original_width: z.nullish(z.number()),
  original_height: z.nullish(z.number()),
  original_length: z.optional(z.unknown()),
  image_rotation: z.nullish(z.number()),
  /** Of several images of one tag, or of a text in several pages. */
  item_index: z.nullish(z.number()),
  score: z.nullish(z.number()),
  meta: z.optional(z.unknown()),
  parentID: z.optional(z.unknown()),
  /** Of a relation. */
  from_id: z.nullish(Id),
  to_id: z.nullish(Id),
  direction: z.nullish(z.string()),
  labels: z.nullish(Names),
});
export type LsResult = z.infer<typeof LsResult>;

const User = z.object({
  id: z.nullish(Id),
  email: z.nullish(z.string()),
  username: z.nullish(z.string()),
  first_name: z.nullish(z.string()),
  last_name: z.nullish(z.string()),
});

export const LsAnnotation = z.object({
  result: z.nullish(z.array(LsResult)),
  completed_by: z.nullish(z.union([Id, User])),
  /** A pseudonym, in files of ours. */
  annotator: z.nullish(z.string()),
  was_cancelled: z.nullish(z.boolean()),
  ground_truth: z.nullish(z.boolean()),
  /** Seconds. */
  lead_time: z.nullish(z.number()),
  created_at: z.nullish(Id),
});
export type LsAnnotation = z.infer<typeof LsAnnotation>;

export const LsPrediction = z.object({
  result: z.nullish(z.array(LsResult)),
  model_version: z.nullish(Id),
  score: z.nullish(z.number()),
  created_at: z.nullish(Id),
});
export type LsPrediction = z.infer<typeof LsPrediction>;

export const LsTask = z.object({
  id: z.nullish(Id),
  data: Json,
  annotations: z.nullish(z.array(z.unknown())),
  /** What annotations were called in old versions. */
  completions: z.nullish(z.array(z.unknown())),
  predictions: z.nullish(z.array(z.unknown())),
  drafts: z.optional(z.unknown()),
  meta: z.optional(z.unknown()),
});

export type LsTask = z.infer<typeof LsTask>;

export const namesIn = (names: string | readonly string[] | null | undefined): readonly string[] =>
  names === null || names === undefined ? [] : typeof names === "string" ? [names] : names;

/** The person by what says most of them. */
export function personOf({ completed_by: by, annotator }: LsAnnotation): string | null {
  if (by === null || by === undefined) return annotator ?? null;
  if (typeof by !== "object") return String(by);
  const name = [by.first_name, by.last_name].filter((part) => part).join(" ");
  return [by.email, by.username, name].find((part) => part) ?? (by.id ? String(by.id) : null);
}

/** Milliseconds since 1970, of ISO 8601 or of seconds. */
export function timeOf(written: string | number | null | undefined): number | undefined {
  if (written === null || written === undefined) return undefined;
  const time = typeof written === "number" ? written * 1000 : Date.parse(written);
  return Number.isFinite(time) ? Math.round(time) : undefined;
}
