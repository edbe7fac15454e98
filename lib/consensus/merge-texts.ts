/**
 * Spans, label by label: first the positions that more than half of the annotators marked exactly so (all, for
 * unanimous); of what is left, by majority, the runs of characters that more than half covered, where an annotator
 * marked exactly such a run: a consensus never holds a span that no annotator marked. A run without such an annotator
 * is a tie; so is a span that exactly half of the annotators have and that is not part of a kept span, and a place that
 * most marked but labeled differently. Out of scope: separating two adjacent entities that no two annotators bounded
 * alike.
 */
import type { TextPart } from "@/lib/kinds/define";
import type { RegionControl } from "@/lib/labels/schema";
import type { Candidate, Merged, RaterRegions } from "./merged-regions";
import { byPosition, commonRuns, positionOf, type SpanMember, textOf, touches } from "./span-votes";
import { isEnough, isSplit, type Method } from "./votes";

/** Shapes are parts of the text until the merge is done. */
type SpanCandidate = Candidate<readonly TextPart[]>;

const people = (members: readonly SpanMember[]) => new Set(members.map(({ rater }) => rater)).size;

function candidate(
  label: string,
  members: readonly SpanMember[],
  kept: SpanCandidate["kept"],
): SpanCandidate {
  return {
    votes: people(members),
    labels: { [label]: people(members) },
    members: members.map(({ rater, region }) => ({ rater, region: region.id })),
    kept,
  };
}

/** Runs over spans that do not touch what is kept already. */
function byCharacter(
  label: string,
  left: readonly SpanMember[],
  of: number,
  method: Method,
): { candidates: SpanCandidate[]; rest: SpanMember[]; contested: boolean } {
  if (method === "unanimous") return { candidates: [], rest: [...left], contested: false };
  const used = new Set<SpanMember>();
  const runs = commonRuns(left, (count) => isEnough(count, of, method));
  const marked = runs.filter(({ start, end }) =>
    left.some(({ parts }) => positionOf(parts) === `${start}-${end}`),
  );
  const candidates = marked.map((run) => {
    const members = left.filter((member) => touches(member, run));
    for (const member of members) used.add(member);
    const part = { ...run, text: textOf(run, members) };
    return candidate(label, members, { shape: [part], labels: [label] });
  });
  const rest = left.filter((member) => !used.has(member));
  return { candidates, rest, contested: marked.length < runs.length };
}

function mergeLabel(
  label: string,
  members: readonly SpanMember[],
  of: number,
  method: Method,
): { candidates: SpanCandidate[]; tie: boolean } {
  const exact = byPosition(members).filter((group) => isEnough(people(group), of, method));
  const positions = new Set(exact.map(([first]) => positionOf((first as SpanMember).parts)));
  const keptParts = exact.flatMap(([first]) => (first as SpanMember).parts);
  const left = members.filter(
    (member) => !positions.has(positionOf(member.parts)) && !keptParts.some((part) => touches(member, part)),
  );
  const runs = byCharacter(label, left, of, method);
  // Annotators who marked a kept span with other bounds support it too, but not its exact bounds.
  const rest = byPosition(runs.rest);
  return {
    candidates: [
      ...exact.map((group) =>
        candidate(label, group, { shape: (group[0] as SpanMember).parts, labels: [label] }),
      ),
      ...runs.candidates,
      ...rest.map((group) => candidate(label, group, null)),
    ],
    tie:
      runs.contested ||
      rest.some((group) => isSplit(people(runs.rest.filter((one) => overlapsAny(one, group))), of, method)),
  };
}

const overlapsAny = (member: SpanMember, group: readonly SpanMember[]): boolean =>
  group.some(({ parts }) => parts.some((part) => touches(member, part)));

/** Kept spans at the same position become one region with several labels, where the control allows that. */
function joinLabels(candidates: SpanCandidate[]): SpanCandidate[] {
  const byPlace = new Map<string, SpanCandidate>();
  const out: SpanCandidate[] = [];
  for (const item of candidates) {
    const key = item.kept === null ? null : positionOf(item.kept.shape);
    const known = key === null ? undefined : byPlace.get(key);
    if (!known?.kept || !item.kept) {
      if (key !== null) byPlace.set(key, item);
      out.push(item);
      continue;
    }
    known.kept.labels.push(...item.kept.labels);
    Object.assign(known.labels, item.labels);
    known.votes = Math.max(known.votes, item.votes);
    const seen = new Set(known.members.map(({ rater, region }) => `${rater}\n${region}`));
    known.members.push(...item.members.filter(({ rater, region }) => !seen.has(`${rater}\n${region}`)));
  }
  return out;
}

/** Whether more than half marked the same characters, but no label at all was kept there. */
function isContested(members: readonly SpanMember[], kept: readonly SpanCandidate[], of: number): boolean {
  const parts = kept.flatMap((item) => item.kept?.shape ?? []);
  const left = members.filter((member) => !parts.some((part) => touches(member, part)));
  return commonRuns(left, (count) => isEnough(count, of, "majority")).length > 0;
}

/** See the head of this file. */
export function mergeTexts<S>(
  control: RegionControl,
  { parts, of }: { parts: (shape: S) => readonly TextPart[]; of: (parts: TextPart[]) => S },
  raters: readonly RaterRegions[],
  method: Method,
): Merged<S> {
  // Spans whose labels the schema no longer has: votes against every other label at their place, as a missing span is.
  const known = new Set(control.labels.map(({ id }) => id));
  const members = raters.flatMap(({ rater, regions }) =>
    regions.flatMap((region): SpanMember[] =>
      region.shape.kind === control.kind && region.labels.some((id) => known.has(id))
        ? [{ rater, region, parts: parts(region.shape as S) }]
        : [],
    ),
  );
  const merged = control.labels.map(({ id }) =>
    mergeLabel(
      id,
      members.filter(({ region }) => region.labels.includes(id)),
      raters.length,
      method,
    ),
  );
  const all = merged.flatMap((item) => item.candidates);
  const candidates = control.multiple ? joinLabels(all) : all;
  return {
    candidates: candidates.map((item) => ({
      ...item,
      kept: item.kept && { ...item.kept, shape: of([...item.kept.shape]) },
    })),
    tie:
      method === "majority" && (merged.some((item) => item.tie) || isContested(members, all, raters.length)),
  };
}
