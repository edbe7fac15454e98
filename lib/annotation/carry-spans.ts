/**
 * Carries spans from one version of a text to the next. A span is carried where its own text and the words beside it are
 * the same in both; any other is left to a person, since words put beside it may belong to it.
 */
import { indexCodePoints } from "@/lib/core/code-points";
import { type DiffPart, diffParts } from "@/lib/core/diff-parts";
import { wordDiff } from "@/lib/core/word-diff";

/** A stretch that both versions have, in code points. */
export type SameStretch = { before: number; after: number; length: number };

/** So far a word beside a span is looked for, code points. */
const CONTEXT = 30;
/** The rest of a word, blanks and other signs, then a word. */
const NEXT_WORD = /^[\p{L}\p{N}\p{M}_]*[^\p{L}\p{N}\p{M}_]*[\p{L}\p{N}\p{M}_]*/u;
const LAST_WORD = /[\p{L}\p{N}\p{M}_]*[^\p{L}\p{N}\p{M}_]*[\p{L}\p{N}\p{M}_]*$/u;

const linesOf = (text: string): string[] => text.split(/(?<=\n)/);

/** Lines first, so that long texts with few changes stay quick; then words where lines differ. */
function differences(before: string, after: string): DiffPart[] {
  const parts: DiffPart[] = [];
  let removed = "";
  let added = "";
  const close = () => {
    if (removed !== "" || added !== "") parts.push(...wordDiff(removed, added));
    removed = "";
    added = "";
  };
  for (const part of diffParts(linesOf(before), linesOf(after))) {
    if (part.kind === "removed") removed += part.text;
    else if (part.kind === "added") added += part.text;
    else {
      close();
      parts.push(part);
    }
  }
  close();
  return parts;
}

const codePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count++;
  return count;
};

/** The stretches that both versions have, in their order; neighbours are one. */
export function sameStretches(before: string, after: string): SameStretch[] {
  const found: SameStretch[] = [];
  let from = 0;
  let to = 0;
  for (const { kind, text } of differences(before, after)) {
    const length = codePoints(text);
    if (kind === "same" && length > 0) {
      const last = found.at(-1);
      if (last && last.before + last.length === from && last.after + last.length === to)
        last.length += length;
      else found.push({ before: from, after: to, length });
    }
    if (kind !== "added") from += length;
    if (kind !== "removed") to += length;
  }
  return found;
}

export type Stretch = { start: number; end: number };

/**
 * @returns where a stretch of the earlier version, half-open in code points, lies in the later one; null where it, or the
 * word before or after it, has changed. Beyond the ends of the earlier version anything may have been added.
 */
export function spanCarrier(before: string, after: string): (span: Stretch) => Stretch | null {
  const same = sameStretches(before, after);
  const text = indexCodePoints(before);
  return ({ start, end }) => {
    const left = codePoints(LAST_WORD.exec(text.slice(Math.max(0, start - CONTEXT), start))?.[0] ?? "");
    const right = codePoints(
      NEXT_WORD.exec(text.slice(end, Math.min(text.length, end + CONTEXT)))?.[0] ?? "",
    );
    const stretch = same.find((one) => one.before <= start - left && end + right <= one.before + one.length);
    if (!stretch) return null;
    const by = stretch.after - stretch.before;
    return { start: start + by, end: end + by };
  };
}
