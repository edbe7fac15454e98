/** Answers, about the whole task or about a region, by the type of their result. */
import * as z from "zod/mini";
import type { Issue } from "@/lib/core/app-error";
import { err, ok, type Result } from "@/lib/core/result";
import { readValue } from "@/lib/core/zod-issues";
import type { AnswerKindName } from "@/lib/kinds";
import { PATH_SEPARATOR } from "@/lib/labels/tree";
import type { SourceValue } from "../source-annotation";
import { namesIn } from "./task";

type Value = Record<string, unknown>;

/** Undefined where nothing is answered, null where the answer has no counterpart. */
type Read = Result<SourceValue | undefined | null, Issue[]>;

const Names = z.union([z.string(), z.array(z.string())]);
/** Paths; files that people wrote by hand also have one path, or a name. */
const Paths = z.union([z.string(), z.array(Names)]);

/** @param answerOf from what the member holds; nothing is answered where it is missing */
function member<T>(
  name: string,
  schema: z.ZodMiniType<T>,
  answerOf: (held: T) => SourceValue | undefined | null,
): (value: Value) => Read {
  const holder = z.object({ [name]: schema });
  return (value) => {
    if (value[name] === undefined || value[name] === null) return ok(undefined);
    const read = readValue(holder, value);
    return read.ok ? ok(answerOf(read.value[name] as T)) : err(read.error);
  };
}

const listed = (names: string | readonly string[]): SourceValue => [...namesIn(names)];

function pathsIn(paths: z.infer<typeof Paths>): SourceValue {
  if (typeof paths === "string") return [paths];
  const isOnePath = paths.length > 0 && paths.every((part) => typeof part === "string");
  return isOnePath ? [paths.join(PATH_SEPARATOR)] : paths.map((path) => namesIn(path).join(PATH_SEPARATOR));
}

/** Several submissions of one text area are lines of one text. */
const joined = (texts: string | readonly string[]): SourceValue | undefined => {
  const all = namesIn(texts).filter((text) => text !== "");
  return all.length > 0 ? all.join("\n") : undefined;
};

/** A list in its order, by itself or as the only one of several buckets. */
function ranked(held: z.infer<typeof Ranked>): SourceValue | null {
  if (Array.isArray(held)) return held;
  const buckets = Object.values(held);
  return buckets.length === 1 ? (buckets[0] ?? null) : null;
}

const Ranked = z.union([z.array(z.string()), z.record(z.string(), z.array(z.string()))]);

const READERS = {
  choices: member("choices", Names, listed),
  taxonomy: member("taxonomy", Paths, pathsIn),
  rating: member("rating", z.number(), (rating) => rating),
  number: member("number", z.number(), (number) => number),
  textarea: member("text", Names, joined),
  datetime: member("datetime", Names, (written) => namesIn(written)[0]),
  pairwise: member("selected", z.string(), (side) => side),
  ranker: member("ranker", Ranked, ranked),
};
type AnswerType = keyof typeof READERS;

export const isAnswerType = (type: string): type is AnswerType => Object.hasOwn(READERS, type);

/** The kind of question that a result of this type answers. */
export const ANSWER_KIND: Readonly<Record<AnswerType, AnswerKindName>> = {
  choices: "choice",
  taxonomy: "taxonomy",
  rating: "rating",
  number: "number",
  textarea: "text",
  datetime: "datetime",
  pairwise: "pairwise",
  ranker: "ranking",
};

export const answerIn = (type: AnswerType, value: Value): Read => READERS[type](value);
