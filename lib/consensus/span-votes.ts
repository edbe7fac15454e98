/** Spans of one label by several annotators: which positions they share exactly, and which characters. */

import { mergeRanges } from "@/lib/agreement/span-overlap";
import type { Region } from "@/lib/annotation/document";
import type { TextPart } from "@/lib/kinds/define";

/** One annotator's span; `parts` are those of the region. */
export type SpanMember = { rater: string; region: Region; parts: readonly TextPart[] };

/** Offsets as text, equal for equal positions. */
export const positionOf = (parts: readonly TextPart[]): string =>
  parts.map(({ start, end }) => `${start}-${end}`).join();

/** Members by position, one per annotator and position; both in the order in which they first occur. */
export function byPosition(members: readonly SpanMember[]): SpanMember[][] {
  const groups = new Map<string, SpanMember[]>();
  for (const member of members) {
    const key = positionOf(member.parts);
    const group = groups.get(key);
    if (!group) groups.set(key, [member]);
    else if (!group.some(({ rater }) => rater === member.rater)) group.push(member);
  }
  return [...groups.values()];
}

/** Runs of characters that `enough` annotators cover, each annotator once, ascending. */
export function commonRuns(
  members: readonly SpanMember[],
  enough: (people: number) => boolean,
): { start: number; end: number }[] {
  const steps = new Map<number, number>();
  const step = (at: number, by: number) => steps.set(at, (steps.get(at) ?? 0) + by);
  for (const rater of new Set(members.map((member) => member.rater))) {
    const own = members.filter((member) => member.rater === rater).flatMap(({ parts }) => parts);
    for (const { start, end } of mergeRanges(own)) {
      step(start, 1);
      step(end, -1);
    }
  }
  const runs: { start: number; end: number }[] = [];
  let people = 0;
  let from: number | null = null;
  for (const at of [...steps.keys()].sort((a, b) => a - b)) {
    people += steps.get(at) as number;
    if (enough(people) && from === null) from = at;
    else if (!enough(people) && from !== null) {
      runs.push({ start: from, end: at });
      from = null;
    }
  }
  return runs;
}

/** The text of a run, from the spans that cover it; every character of a run lies in one. */
export function textOf(run: { start: number; end: number }, members: readonly SpanMember[]): string {
  const characters = new Array<string>(run.end - run.start).fill("");
  for (const { parts } of members)
    for (const part of parts)
      Array.from(part.text).forEach((character, i) => {
        const at = part.start + i - run.start;
        if (at >= 0 && at < characters.length) characters[at] = character;
      });
  return characters.join("");
}

/** Whether a span has a character in the run. */
export const touches = ({ parts }: SpanMember, run: { start: number; end: number }): boolean =>
  parts.some(({ start, end }) => start < run.end && end > run.start);
