/**
 * Chains of mentions for formats that have a document for each text: those of the controls that ask for chains, and other
 * groups of spans. Mentions of one chain in several texts are a chain in each of them; what is alone in its text is in none.
 */
import { chainsOf, hasChains } from "@/lib/annotation/chains";
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { groupBy } from "@/lib/core/group-by";
import { documentsOf, type ExportHeader, type FrozenItem } from "@/lib/formats/writer";
import { isRelationControl, type LabelSchema, type RelationControl } from "@/lib/labels/schema";
import { type TextDocument, type TextRegion, textDocuments } from "./text-documents";

/** Two mentions and more, in the order of their document; without a control where none asks for chains of them. */
export type TextChain = { control: RelationControl | null; mentions: readonly TextRegion[] };

/** In the order of their first mentions. */
export function chainsOnText(
  { controls }: LabelSchema,
  labels: AnnotationDocument,
  { regions }: TextDocument,
): TextChain[] {
  const written = new Map(regions.map((span) => [span.region.id, span]));
  const chains: TextChain[] = [];
  const taken = new Set<string>();
  const add = (control: RelationControl | null, members: readonly Region[]) => {
    const mentions = members.flatMap(({ id }) => (taken.has(id) ? [] : (written.get(id) ?? [])));
    if (mentions.length < 2) return;
    for (const { region } of mentions) taken.add(region.id);
    chains.push({ control, mentions });
  };
  for (const control of controls)
    if (isRelationControl(control) && hasChains(control))
      for (const chain of chainsOf(control, labels)) add(control, chain);
  const grouped = regions.map(({ region }) => region).filter(({ id, group }) => group && !taken.has(id));
  for (const members of groupBy(grouped, ({ group }) => group).values()) add(null, members);
  const place = new Map(regions.map(({ region }, i) => [region.id, i]));
  const first = ({ mentions }: TextChain) => place.get(mentions[0]?.region.id ?? "") ?? 0;
  return chains.sort((a, b) => first(a) - first(b));
}

/** The regions of an item that are in a chain of their text. */
export function chainedRegions({ schema }: ExportHeader, item: FrozenItem): Set<Region> {
  const chained = new Set<Region>();
  for (const { document } of documentsOf(item))
    for (const text of textDocuments(schema, item))
      for (const { mentions } of chainsOnText(schema, document, text))
        for (const { region } of mentions) chained.add(region);
  return chained;
}
