/** What annotators have marked of an object, shown in the data beside what is decided, as predictions are. */
import type { Region } from "@/lib/annotation/document";
import type { AdjudicationItem } from "@/lib/contracts/adjudication";
import { showBounds } from "@/lib/editor/show-region";
import { regionControlOf } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { regionKind } from "@/lib/kinds";

/** Stands for a prediction: the forms that annotators gave the object at hand. */
export const FORMS = "annotators";

export const formId = ({ id }: AdjudicationItem, at: number): string => `${id}:${at}`;

/**
 * Shows the forms of an item and brings them into view; of none, and of an item that is no object, takes them away. The
 * editor has a prediction at all times, since views load what draws them when they are opened.
 */
export function showForms(editor: EditorStore, item: AdjudicationItem | null): void {
  const options = item?.kind === "object" ? item.options : [];
  const regions = item ? options.map(({ region }, at): Region => ({ ...region, id: formId(item, at) })) : [];
  const tags = Object.fromEntries(options.map(({ by }, at) => [regions[at]?.id ?? "", by.join(", ")]));
  const document = { answers: {}, regions, relations: [] };
  const [first] = regions;
  editor.set({
    predictions: [{ id: FORMS, model: "", score: null, tags, document }],
    shownPrediction: FORMS,
    predictedId: first?.id ?? null,
  });
  if (!first) return;
  const input = regionControlOf(editor.getState(), first)?.input;
  const bounds = regions.flatMap(({ shape }) => regionKind(shape.kind).geometry?.bounds(shape) ?? []);
  if (input === undefined || bounds.length === 0) return;
  const [x, y] = [Math.min(...bounds.map((one) => one.x)), Math.min(...bounds.map((one) => one.y))];
  const right = Math.max(...bounds.map((one) => one.x + one.width));
  const bottom = Math.max(...bounds.map((one) => one.y + one.height));
  showBounds(editor, input, { x, y, width: right - x, height: bottom - y });
}
