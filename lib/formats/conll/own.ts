/** Documents of this program's CoNLL files: the text put together again from its comments, answers about the task, its ids. */
import type { SourceAnswer, SourceValue } from "../source-annotation";
import type { Sentence } from "./sentences";

/** Keys of the format itself, beside those of answers. */
const OWN = new Set(["id", "external_id", "field", "before", "text", "after"]);

export const toldIn = ({ comments }: Sentence, key: string): string | undefined =>
  comments.find(([name]) => name === key)?.[1];

/** A text in quotes; undefined for anything else. */
export function unquoted(written: string | undefined): unknown {
  if (written === undefined) return undefined;
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

/** Names with bars between them; a bar inside a name is written `\|`. */
const namesIn = (written: string): string[] =>
  (written.match(/(?:\\.|[^\\|])+/gs) ?? []).map((name) => name.trim().replace(/\\(.)/gs, "$1"));

function answerIn(written: string): SourceValue {
  const value = written.startsWith('"') || /^[[\d-]/.test(written) ? unquoted(written) : undefined;
  const isValue =
    typeof value === "string" ||
    typeof value === "number" ||
    (Array.isArray(value) && value.every((one) => typeof one === "string"));
  return isValue ? (value as SourceValue) : namesIn(written);
}

export function answersIn(sentences: readonly Sentence[]): SourceAnswer[] {
  return sentences.flatMap(({ comments }) =>
    comments
      .filter(([key]) => key !== "" && !OWN.has(key))
      .map(([key, written]) => ({ control: key.replace(/^answer\./, ""), value: answerIn(written) })),
  );
}
