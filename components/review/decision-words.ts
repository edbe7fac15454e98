/** What the options of a decision are called. */
import { chainsOf, hasChains } from "@/lib/annotation/chains";
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { Translate } from "@/lib/i18n";
import { answerWords } from "@/lib/labels/answer-words";
import { type Control, isAnswerControl, isRelationControl, type LabelSchema } from "@/lib/labels/schema";
import { regionPlace } from "../annotate/region-text";
import { describeRelation } from "../annotate/relation-text";
import { ownWords, regionWords } from "./region-words";

/** An option is one line: so many regions are named in it, and so much of each. */
const NAMED_REGIONS = 3;
const NAMED_CHARS = 100;

/**
 * Each document's answer to a control in words; null where it has none. Regions, relations and chains are counted, and those that some
 * of the documents lack are named, regions with the answers about them.
 */
export function decisionWords(
  schema: LabelSchema,
  control: Control,
  documents: readonly AnnotationDocument[],
  t: Translate,
): (string | null)[] {
  if (isAnswerControl(control))
    return documents.map(({ answers }) => {
      const words = answerWords(control, answers[control.id]);
      return words && short(words);
    });
  const isChains = isRelationControl(control) && hasChains(control);
  const marked = documents.map((document) =>
    isChains
      ? chainsOf(control, document).map((chain) => chain.map(regionPlace).sort().join(" = "))
      : isRelationControl(control)
        ? document.relations
            .filter((relation) => relation.control === control.id)
            .map((relation) => describeRelation({ schema, document }, relation))
        : document.regions
            .filter((region) => region.control === control.id)
            .map((region) => regionWords(schema, region)),
  );
  return ownWords(marked).map((own, i) => {
    const count = marked[i]?.length ?? 0;
    if (count === 0) return null;
    const counted = t(
      isChains
        ? "tasks.decision_chains"
        : isRelationControl(control)
          ? "tasks.decision_relations"
          : "tasks.decision_regions",
      { count },
    );
    const named = own.slice(0, NAMED_REGIONS).map(short);
    if (own.length > NAMED_REGIONS) named.push("…");
    return named.length === 0 ? counted : `${counted}: ${named.join(", ")}`;
  });
}

const short = (words: string) => (words.length > NAMED_CHARS ? `${words.slice(0, NAMED_CHARS)}…` : words);
