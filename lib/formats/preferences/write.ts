/**
 * Pairs of texts for reward models and preference optimization, as TRL reads them: a JSON object per line with `prompt`,
 * `chosen` and `rejected`, one file per split. The prompt is the first text of the task that is not compared; without one
 * there is no `prompt`. `chosen_side` says on which side the chosen text was shown, `id` is the task.
 *
 * Each comparison is a line: with several questions it says which one (`question`), with every annotation kept it says whose
 * it is (`annotator`). Ties prefer nothing: they are left out and counted, as are tasks without an answer.
 */
import type { AnnotationDocument } from "@/lib/annotation/document";
import { say } from "@/lib/core/message";
import { err, ok } from "@/lib/core/result";
import { isAskedPerRegion } from "@/lib/exports/class-answers";
import { lossCounter } from "@/lib/exports/loss-counter";
import { loseBeside } from "@/lib/exports/losses-beside";
import { documentsOf, type ExportFormat, type ExportHeader, type FrozenItem } from "@/lib/formats/writer";
import type { ControlOf, LabelSchema } from "@/lib/labels/schema";
import { loader } from "./loader";

/** A question that compares two texts, by the fields of these and of the text before them. */
type Comparison = { id: string; left: string; right: string; prompt: string | undefined };

function comparisonsIn({ inputs, controls }: LabelSchema): Comparison[] {
  const texts = inputs.filter(({ kind }) => kind === "text");
  const fieldOf = (input: string) => texts.find(({ id }) => id === input)?.field;
  return controls
    .filter((control): control is ControlOf<"pairwise"> => control.kind === "pairwise")
    .filter((control) => !isAskedPerRegion(control))
    .flatMap(({ id, left: leftId, right: rightId }) => {
      const [left, right] = [fieldOf(leftId), fieldOf(rightId)];
      if (left === undefined || right === undefined) return [];
      return [
        { id, left, right, prompt: texts.find(({ field }) => field !== left && field !== right)?.field },
      ];
    });
}

const textIn = ({ data }: FrozenItem, field: string | undefined): string | undefined => {
  const own = field !== undefined && Object.hasOwn(data, field) ? data[field] : undefined;
  return typeof own === "string" ? own : undefined;
};

type Preference = { prompt?: string; chosen: string; rejected: string; chosen_side: "left" | "right" };

/** Null where nothing is preferred, or where one of the texts is missing. */
function preferenceOf(
  item: FrozenItem,
  comparison: Comparison,
  document: AnnotationDocument,
): Preference | null {
  const side = document.answers[comparison.id];
  const [left, right] = [textIn(item, comparison.left), textIn(item, comparison.right)];
  if ((side !== "left" && side !== "right") || left === undefined || right === undefined) return null;
  const prompt = textIn(item, comparison.prompt);
  const [chosen, rejected] = side === "left" ? [left, right] : [right, left];
  return { ...(prompt === undefined ? {} : { prompt }), chosen, rejected, chosen_side: side };
}

function lineWriter({ schema }: ExportHeader): (item: FrozenItem) => string {
  const comparisons = comparisonsIn(schema);
  return (item) => {
    let lines = "";
    for (const { annotator, document } of documentsOf(item))
      for (const comparison of comparisons) {
        const preference = preferenceOf(item, comparison, document);
        if (!preference) continue;
        const line = {
          ...preference,
          id: item.id,
          ...(item.externalId === null ? {} : { external_id: item.externalId }),
          ...(comparisons.length > 1 ? { question: comparison.id } : {}),
          ...(annotator === null ? {} : { annotator }),
        };
        lines += `${JSON.stringify(line)}\n`;
      }
    return lines;
  };
}

export const preferences: ExportFormat = {
  loader,
  suits: ({ schema }) =>
    comparisonsIn(schema).length > 0 ? ok(true) : err(say("releases.preferencesPairs")),
  entries: (header, items) => {
    const linesOf = lineWriter(header);
    return header.splits.map((split) => ({
      path: `${split}.jsonl`,
      async *content() {
        for await (const page of items(split)) yield page.map(({ item }) => linesOf(item())).join("");
      },
    }));
  },
  imagePaths: () => () => null,
  losses: ({ schema }, item) => {
    const { losses, lose } = lossCounter();
    const comparisons = comparisonsIn(schema);
    const fields = new Set([
      ...comparisons.flatMap(({ left, right, prompt }) =>
        prompt === undefined ? [left, right] : [left, right, prompt],
      ),
      ...item.images.map(({ field }) => field),
    ]);
    lose("images", item.images.length);
    loseBeside(schema, item, { fields, controls: new Set(comparisons.map(({ id }) => id)) }, lose);
    for (const { document } of documentsOf(item)) {
      const answers = comparisons.map(({ id }) => document.answers[id]);
      lose("unanswered", comparisons.length > 0 && answers.every((answer) => answer === undefined) ? 1 : 0);
      for (const [i, comparison] of comparisons.entries()) {
        if (answers[i] === "tie") lose("ties", 1);
        else if (answers[i] !== undefined && !preferenceOf(item, comparison, document)) lose("noPair", 1);
      }
    }
    return losses;
  },
};
