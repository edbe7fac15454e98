/**
 * One document from several annotators' documents of a task, by a stated rule. The result does not depend on the order
 * of annotators or regions; a tie is never broken but reported, so that a reviewer can decide. Out of scope: methods that
 * weigh annotators by their quality; what they find can be handed in.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { byRegionId } from "@/lib/agreement/region-matching";
import { type Answer, byRater } from "@/lib/agreement/unit";
import { hasChains } from "@/lib/annotation/chains";
import type { AnnotationDocument, AnswerValue, Region } from "@/lib/annotation/document";
import { regionAttributes } from "@/lib/annotation/missing-answers";
import { visibleControls } from "@/lib/annotation/visibility";
import { AppError } from "@/lib/core/app-error";
import { canonicalJson } from "@/lib/core/canonical-json";
import { say } from "@/lib/core/message";
import {
  type AnswerControl,
  type Control,
  isAnswerControl,
  isRegionControl,
  isRelationControl,
  type LabelSchema,
  type RegionControl,
  type RelationControl,
} from "@/lib/labels/schema";
import { answerVote } from "./answer-vote";
import { voteOnChains } from "./chain-votes";
import { regionMerge } from "./region-merge";
import { regionsOfConsensus, voteOnRelations } from "./relation-votes";
import type { AnswerVotes, Method, Votes } from "./votes";

export type { Method, Votes } from "./votes";

/** The agreed answer and how it came about: plain JSON. */
export type Consensus = {
  document: AnnotationDocument;
  /** Ids of controls with equal votes, whose answer or region was therefore left out; in schema order. */
  ties: string[];
  /** Ids of region controls with a region that lacks an answer because of a tie about it; in schema order. */
  incomplete: string[];
  /** By control id, of every control that was voted on. */
  votes: Record<string, Votes>;
  /** Ids of controls whose kind has no consensus yet; they are absent from the document. In schema order. */
  unsupported: string[];
};

/** The answer to a question about the whole task as something else than the vote found it; undefined where it found none. */
export type FoundAnswer = { value: AnswerValue | undefined; tie: boolean };
/** By control id. */
export type FoundAnswers = ReadonlyMap<string, FoundAnswer>;

/** Gathers what the steps find. */
type Forming = {
  schema: LabelSchema;
  answers: readonly Answer[];
  method: Method;
  found: FoundAnswers;
  document: AnnotationDocument;
  ties: Set<string>;
  incomplete: Set<string>;
  votes: Record<string, Votes>;
};

/** An id that follows from what the region or relation is: 32 hex digits, numbered on where two are alike. */
function idOf(content: readonly unknown[], taken: Set<string>): string {
  const text = canonicalJson(content);
  const id = bytesToHex(sha256(new TextEncoder().encode(text))).slice(0, 32);
  let unique = id;
  for (let i = 2; taken.has(unique); i++) unique = `${id}-${i}`;
  taken.add(unique);
  return unique;
}

function voteOnAnswer(control: AnswerControl, forming: Forming): void {
  const given = forming.answers
    .map(({ document }) => document.answers[control.id])
    .filter((value): value is AnswerValue => value !== undefined);
  if (given.length === 0) return;
  const result = answerVote(control)?.(given, forming.answers.length, forming.method);
  if (!result) return;
  const { value, tie } = forming.found.get(control.id) ?? result;
  if (value !== undefined) forming.document.answers[control.id] = value;
  if (tie) forming.ties.add(control.id);
  forming.votes[control.id] = result.votes;
}

/** What is asked about a region, for its labels, voted on among the regions it was made from. */
function voteAboutRegion(
  region: Region,
  members: readonly Region[],
  forming: Forming,
): { region: Region; answers: Record<string, AnswerVotes>; tied: string[] } {
  const attributes: Record<string, AnswerValue> = {};
  const answers: Record<string, AnswerVotes> = {};
  const tied: string[] = [];
  const asked = new Set(regionAttributes(forming.schema, region));
  for (const control of forming.schema.controls) {
    if (!isAnswerControl(control) || !asked.has(control.id)) continue;
    const values = members
      .map((member) => member.attributes?.[control.id])
      .filter((value): value is AnswerValue => value !== undefined);
    if (values.length === 0) continue;
    const result = answerVote(control)?.(values, members.length, forming.method);
    if (!result) continue;
    answers[control.id] = result.votes;
    if (result.value !== undefined) attributes[control.id] = result.value;
    if (!result.tie) continue;
    tied.push(control.id);
    forming.ties.add(control.id);
    forming.incomplete.add(region.control);
  }
  return { region: Object.keys(attributes).length > 0 ? { ...region, attributes } : region, answers, tied };
}

function mergeRegions(control: RegionControl, forming: Forming, taken: Set<string>): void {
  const merge = regionMerge(control);
  if (!merge) return;
  const raters = forming.answers.map(({ rater, document }) => ({
    rater,
    regions: byRegionId(document.regions.filter((region) => region.control === control.id)),
  }));
  const byMember = new Map(
    raters.flatMap(({ rater, regions }) =>
      regions.map((region) => [JSON.stringify([rater, region.id]), region] as const),
    ),
  );
  const { candidates, tie } = merge(raters, forming.method);
  if (tie) forming.ties.add(control.id);
  const regions = candidates.map(({ kept, ...votes }) => {
    if (kept === null) return { region: null, ...votes, answers: {}, tied: [] };
    const id = idOf([control.id, kept.shape, kept.labels], taken);
    const members = votes.members.flatMap(
      (member) => byMember.get(JSON.stringify([member.rater, member.region])) ?? [],
    );
    const region: Region = { id, control: control.id, labels: kept.labels, shape: kept.shape };
    const about = voteAboutRegion(region, members, forming);
    forming.document.regions.push(about.region);
    return { region: id, ...votes, answers: about.answers, tied: about.tied };
  });
  forming.votes[control.id] = { kind: "regions", of: raters.length, regions };
}

function joinMentions(control: RelationControl, forming: Forming, taken: Set<string>): void {
  const { answers, method, document } = forming;
  const { groups, votes, tie } = voteOnChains(control, answers, regionsOfConsensus(forming.votes), {
    method,
    idOf: (mentions) => idOf([control.id, mentions], taken),
  });
  document.regions = document.regions.map((region) => {
    const group = groups.get(region.id);
    return group === undefined ? region : { ...region, group };
  });
  if (tie) forming.ties.add(control.id);
  forming.votes[control.id] = { kind: "relations", of: answers.length, relations: votes };
}

function joinRegions(control: RelationControl, forming: Forming, taken: Set<string>): void {
  if (hasChains(control)) {
    joinMentions(control, forming, taken);
    return;
  }
  const { answers, method } = forming;
  const { relations, votes, tie } = voteOnRelations(control, answers, regionsOfConsensus(forming.votes), {
    method,
    idOf: ({ label, from, to }) => idOf([control.id, label, from, to], taken),
  });
  forming.document.relations.push(...relations);
  if (tie) forming.ties.add(control.id);
  forming.votes[control.id] = { kind: "relations", of: answers.length, relations: votes };
}

/** Drops what the consensus itself does not ask for: its condition lost the vote. */
function withoutHidden(schema: LabelSchema, document: AnnotationDocument): AnnotationDocument {
  const visible = visibleControls(schema, document);
  const regions = document.regions.filter((region) => visible.has(region.control));
  const ids = new Set(regions.map(({ id }) => id));
  return {
    answers: Object.fromEntries(Object.entries(document.answers).filter(([id]) => visible.has(id))),
    regions,
    relations: document.relations.filter(
      ({ control, from, to }) => visible.has(control) && ids.has(from) && ids.has(to),
    ),
  };
}

const isSupported = (control: Control): boolean =>
  isRegionControl(control)
    ? regionMerge(control) !== undefined
    : isRelationControl(control) || (isAnswerControl(control) && answerVote(control) !== undefined);

/**
 * @param answers submitted documents, each rater once, in any order; none gives an empty document
 * @param method `majority`: answers by most votes of those who answered, regions by more than half of the annotators.
 *   `unanimous`: only answers and regions that all annotators gave
 * @param found takes the place of the vote for these questions, where annotators answered them
 * @throws AppError `internal` when a rater appears twice
 */
export function consensusOf(
  schema: LabelSchema,
  answers: readonly Answer[],
  method: Method,
  found: FoundAnswers = new Map(),
): Consensus {
  if (new Set(answers.map(({ rater }) => rater)).size < answers.length)
    throw new AppError("internal", say("server.raterTwice"));
  const forming: Forming = {
    schema,
    answers: byRater(answers),
    method,
    found,
    document: { answers: {}, regions: [], relations: [] },
    ties: new Set(),
    incomplete: new Set(),
    votes: {},
  };
  const taken = new Set<string>();
  for (const control of schema.controls)
    if (isRegionControl(control)) mergeRegions(control, forming, taken);
    else if (isAnswerControl(control) && control.per !== "region") voteOnAnswer(control, forming);
  for (const control of schema.controls) if (isRelationControl(control)) joinRegions(control, forming, taken);
  const inOrder = (ids: (control: Control) => boolean) =>
    schema.controls.filter(ids).map((control) => control.id);
  return {
    document: withoutHidden(schema, forming.document),
    ties: inOrder(({ id }) => forming.ties.has(id)),
    incomplete: inOrder(({ id }) => forming.incomplete.has(id)),
    votes: forming.votes,
    unsupported: inOrder((control) => !isSupported(control)),
  };
}
