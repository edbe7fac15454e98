/** The register of kinds with a consensus: adding one means a file beside this one and a line here. */
import type { AnswerControl, RegionControl, RegionKindName } from "@/lib/labels/schema";
import { box } from "./box";
import { choice } from "./choice";
import type { AnswerConsensusKind, RegionConsensusKind } from "./kind";
import { rating } from "./rating";
import { span } from "./span";

const ANSWER_KINDS: { [K in AnswerControl["kind"]]?: AnswerConsensusKind<K> } = { choice, rating };
const REGION_KINDS: { [K in RegionKindName]?: RegionConsensusKind<K> } = { box, span };

// The registers pair each kind with its own control type; TypeScript cannot follow that through the lookup.

/** How answers of this kind are voted on; undefined when that is not known yet. */
export const answerConsensus = (
  control: AnswerControl,
): AnswerConsensusKind<AnswerControl["kind"]> | undefined =>
  ANSWER_KINDS[control.kind] as AnswerConsensusKind<AnswerControl["kind"]> | undefined;

/** How regions of this kind are merged; undefined when that is not known yet. */
export const regionConsensus = (control: RegionControl): RegionConsensusKind<RegionKindName> | undefined =>
  REGION_KINDS[control.kind] as unknown as RegionConsensusKind<RegionKindName> | undefined;
