/** Answers, about the whole task or about a region, by the type of their result. */
import type { Issue } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import type { AnswerKindName } from "@/lib/kinds";
import { PATH_SEPARATOR } from "@/lib/labels/tree";
import { type Check, type Checked, either, list, number, object, readAs, record, text } from "../json/checks";
import type { SourceValue } from "../source-annotation";
import { names, namesIn } from "./task";

type Value = Record<string, unknown>;

/** Undefined where nothing is answered, null where the answer has no counterpart. */
type Read = Result<SourceValue | undefined | null, Issue>;

/** Paths; files that people wrote by hand also have one path, or a name. */
const Paths = either(text, list(names), () => say("rows.notNames"));

/** @param answerOf from what the member holds; nothing is answered where it is missing */
function member<T>(
  name: string,
  check: Check<T>,
  answerOf: (held: T) => SourceValue | undefined | null,
): (value: Value) => Read {
  const holder = object({ [name]: check });
  return (value) => {
    if (value[name] === undefined || value[name] === null) return ok(undefined);
    const read = readAs(holder, value);
    return read.ok ? ok(answerOf(read.value[name] as T)) : err(read.error);
  };
}

const listed = (given: string | readonly string[]): SourceValue => [...namesIn(given)];

function pathsIn(paths: Checked<typeof Paths>): SourceValue {
  if (typeof paths === "string") return [paths];
  const isOnePath = paths.length > 0 && paths.every((part) => typeof part === "string");
  return isOnePath ? [paths.join(PATH_SEPARATOR)] : paths.map((path) => namesIn(path).join(PATH_SEPARATOR));
}

/** Several submissions of one text area are values of a list, or lines of one text: the question decides. */
const submitted = (texts: string | readonly string[]): SourceValue | undefined => {
  const all = namesIn(texts).filter((one) => one !== "");
  return all.length > 1 ? [...all] : all[0];
};

/** A list in its order, by itself or as the only one of several buckets. */
function ranked(held: Checked<typeof Ranked>): SourceValue | null {
  if (Array.isArray(held)) return held;
  const buckets = Object.values(held);
  return buckets.length === 1 ? (buckets[0] ?? null) : null;
}

const Ranked = either(list(text), record(list(text)), () => say("rows.notNames"));

const READERS = {
  choices: member("choices", names, listed),
  taxonomy: member("taxonomy", Paths, pathsIn),
  rating: member("rating", number, (rating) => rating),
  number: member("number", number, (given) => given),
  textarea: member("text", names, submitted),
  datetime: member("datetime", names, (written) => namesIn(written)[0]),
  pairwise: member("selected", text, (side) => side),
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
