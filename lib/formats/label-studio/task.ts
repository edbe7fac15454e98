/** The structure of Label Studio's JSON, as far as this reader looks at it: a task, what a person or model says of it, results. */
import { say } from "@/lib/core/message";
import {
  anything,
  boolean,
  type Checked,
  either,
  id,
  list,
  number,
  object,
  optional,
  record,
  text,
} from "../json/checks";

const json = record(anything);
/** One name, or a list of them. */
export const names = either(text, list(text), () => say("rows.notNames"));

export const LsResult = object({
  id: optional(id),
  type: optional(text),
  from_name: optional(text),
  to_name: optional(names),
  /** `$image`: the member of the data, in files of old versions. */
  source: optional(text),
  value: optional(json),
  original_width: optional(number),
  original_height: optional(number),
  original_length: anything,
  image_rotation: optional(number),
  /** Of several images of one tag, or of a text in several pages. */
  item_index: optional(number),
  score: optional(number),
  meta: anything,
  parentID: anything,
  /** Of a relation. */
  from_id: optional(id),
  to_id: optional(id),
  direction: optional(text),
  labels: optional(names),
});
export type LsResult = Checked<typeof LsResult>;

const User = object({
  id: optional(id),
  email: optional(text),
  username: optional(text),
  first_name: optional(text),
  last_name: optional(text),
});

export const LsAnnotation = object({
  result: optional(list(LsResult)),
  completed_by: optional(either(id, User, () => say("rows.notPerson"))),
  /** A pseudonym, in files of ours. */
  annotator: optional(text),
  was_cancelled: optional(boolean),
  ground_truth: optional(boolean),
  /** Seconds. */
  lead_time: optional(number),
  created_at: optional(id),
});
export type LsAnnotation = Checked<typeof LsAnnotation>;

export const LsPrediction = object({
  result: optional(list(LsResult)),
  model_version: optional(id),
  score: optional(number),
  created_at: optional(id),
});
export type LsPrediction = Checked<typeof LsPrediction>;

export const LsTask = object({
  id: optional(id),
  data: json,
  annotations: optional(list(anything)),
  /** What annotations were called in old versions. */
  completions: optional(list(anything)),
  predictions: optional(list(anything)),
  drafts: anything,
  meta: anything,
});

export type LsTask = Checked<typeof LsTask>;

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
