/** Items of an adjudication in words. */
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { AdjudicationItem } from "@/lib/contracts/adjudication";
import type { Translate } from "@/lib/i18n";
import { regionKind, type Shape } from "@/lib/kinds";
import { answerWords } from "@/lib/labels/answer-words";
import { labelNamer } from "@/lib/labels/label-name";
import { findControl, hasLabels, type LabelSchema } from "@/lib/labels/schema";

export const labelWords = (schema: LabelSchema, controlId: string, ids: readonly string[]): string => {
  const control = findControl(schema, controlId);
  const nameOf = control && hasLabels(control) ? labelNamer(control) : () => undefined;
  return ids.map((id) => nameOf(id) ?? id).join(", ");
};

type Known = {
  t: Translate;
  schema: LabelSchema;
  items: readonly AdjudicationItem[];
  document: AnnotationDocument;
};

/** A region that is decided, or an object that is to be, by its label. */
function endWords(id: string, { schema, items, document }: Known): string {
  const region = document.regions.find((one) => one.id === id);
  if (region) return labelWords(schema, region.control, region.labels);
  const item = items.find((one) => one.id === id);
  if (item?.kind !== "object") return "?";
  const labels = item.fused.labels.length > 0 ? item.fused.labels : (item.options[0]?.region.labels ?? []);
  return labelWords(schema, item.control, labels);
}

export function itemWords(item: AdjudicationItem, known: Known): string {
  const { t, schema } = known;
  const name = findControl(schema, item.control)?.name ?? item.control;
  if (item.kind === "object")
    return t(`adjudication.object_${item.why}`, { name, found: item.found, of: item.of });
  if (item.kind === "answer" || item.kind === "chains") return t(`adjudication.${item.kind}`, { name });
  const [option] = item.options;
  if (!option) return name;
  const [from, to] = [endWords(option.relation.from, known), endWords(option.relation.to, known)];
  return t("adjudication.relation", { name, from, to });
}

const MAX_SIGNS = 60;

/** The words of a text that are marked: bounds of forms differ in them alone. */
function textOf(shape: Shape): string[] {
  const parts = regionKind(shape.kind).text?.parts(shape);
  if (!parts) return [];
  const signs = Array.from(parts.map(({ text }) => text).join(" … "));
  return [signs.length > MAX_SIGNS ? `“${signs.slice(0, MAX_SIGNS).join("")}…”` : `“${signs.join("")}”`];
}

/** What each option of the item says, with the letters of those who say so. */
export function optionWords(item: AdjudicationItem, { t, schema }: Known): { by: string[]; words: string }[] {
  const control = findControl(schema, item.control);
  if (item.kind === "answer")
    return item.options.map(({ by, value }) => ({
      by,
      words: (control && answerWords(control, value ?? undefined)) ?? t("adjudication.openLeft"),
    }));
  if (item.kind === "object")
    return item.options.map(({ by, region }) => {
      const about = Object.entries(region.attributes ?? {}).flatMap(([id, value]) => {
        const asked = findControl(schema, id);
        return (asked && answerWords(asked, value)) ?? [];
      });
      const words = [labelWords(schema, item.control, region.labels), ...textOf(region.shape), ...about];
      return { by, words: words.join(" · ") };
    });
  if (item.kind === "link")
    return item.options.map(({ by, relation }) => ({
      by,
      words: labelWords(schema, item.control, [relation.label]),
    }));
  return item.options.map(({ by, chains }) => ({
    by,
    words: chains.length > 0 ? t("adjudication.chain", { count: chains.length }) : t("adjudication.noChains"),
  }));
}
