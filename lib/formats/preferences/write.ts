/**
 * Pairs of texts for reward models and preference optimization, as TRL reads them: a JSON object per line with `prompt`,
 * `chosen` and `rejected`, one file per split. The prompt is the first text of the task that is not compared; without one
 * there is no `prompt`. `chosen_input` and `rejected_input` are their inputs, `id` is the task. Where an annotator was shown
 * the texts in an order of chance, `chosen_position` and `rejected_position` say at which places, counted from 1.
 *
 * Each vote has a line for each text that was not chosen: with several questions it says which one (`question`), with every
 * annotation kept it says whose it is (`annotator`). Ties, and votes that none will do, prefer nothing: they are left out and
 * counted, as are tasks without an answer.
 */
import type { AnnotationDocument } from "@/lib/annotation/document";
import { say } from "@/lib/core/message";
import { err, ok } from "@/lib/core/result";
import { isAskedPerRegion } from "@/lib/exports/class-answers";
import { itemText } from "@/lib/exports/item-text";
import { lossCounter } from "@/lib/exports/loss-counter";
import { loseBeside } from "@/lib/exports/losses-beside";
import { documentsOf, type ExportFormat, type ExportHeader, type FrozenItem } from "@/lib/formats/writer";
import { BOTH_BAD, type Candidate, candidatesOf, TIE } from "@/lib/kinds/answers/pairwise/candidates";
import type { ControlOf, Input, LabelSchema } from "@/lib/labels/schema";
import { loader } from "./loader";

/** A question that compares texts, by the fields of these and of the text before them. */
type Comparison = { id: string; candidates: (Candidate & { shown: Input })[]; prompt: Input | undefined };

function comparisonsIn({ inputs, controls }: LabelSchema): Comparison[] {
  const texts = inputs.filter(({ kind }) => kind === "text");
  return controls
    .filter((control): control is ControlOf<"pairwise"> => control.kind === "pairwise")
    .filter((control) => !isAskedPerRegion(control))
    .flatMap((control) => {
      const all = candidatesOf(control);
      const candidates = all.flatMap((one) => {
        const shown = texts.find(({ id }) => id === one.input);
        return shown === undefined ? [] : [{ ...one, shown }];
      });
      const fields = new Set(candidates.map(({ shown }) => shown.field));
      const prompt = texts.find(({ field }) => !fields.has(field));
      return candidates.length === all.length ? [{ id: control.id, candidates, prompt }] : [];
    });
}

type Preference = {
  prompt?: string;
  chosen: string;
  rejected: string;
  chosen_input: string;
  rejected_input: string;
  chosen_position?: number;
  rejected_position?: number;
};

/** None where nothing is preferred; texts that the task lacks are left out. */
function preferencesOf(
  item: FrozenItem,
  { id, candidates, prompt: before }: Comparison,
  { answers, places = [] }: AnnotationDocument,
): Preference[] {
  const best = candidates.find(({ value }) => value === answers[id]);
  const chosen = best && itemText(item, best.shown);
  if (!best || chosen === undefined) return [];
  const prompt = before && itemText(item, before);
  // Places of other comparisons count as little as texts that are not compared.
  const shown = places.filter((input) => candidates.some((one) => one.input === input));
  const place = (name: string, input: string) =>
    shown.includes(input) ? { [`${name}_position`]: shown.indexOf(input) + 1 } : {};
  return candidates
    .filter((one) => one !== best)
    .flatMap(({ shown: text, input }) => {
      const rejected = itemText(item, text);
      if (rejected === undefined) return [];
      return {
        ...(prompt === undefined ? {} : { prompt }),
        ...{ chosen, rejected, chosen_input: best.input, rejected_input: input },
        ...place("chosen", best.input),
        ...place("rejected", input),
      };
    });
}

function lineWriter({ schema }: ExportHeader): (item: FrozenItem) => string {
  const comparisons = comparisonsIn(schema);
  return (item) => {
    let lines = "";
    for (const { annotator, document } of documentsOf(item))
      for (const comparison of comparisons)
        for (const preference of preferencesOf(item, comparison, document)) {
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
      ...comparisons.flatMap(({ candidates, prompt }) => [
        ...candidates.map(({ shown }) => shown.field),
        ...(prompt === undefined ? [] : [prompt.field]),
      ]),
      ...item.images.map(({ field }) => field),
    ]);
    lose("images", item.images.length);
    loseBeside(schema, item, { fields, controls: new Set(comparisons.map(({ id }) => id)) }, lose);
    for (const { document } of documentsOf(item)) {
      const answers = comparisons.map(({ id }) => document.answers[id]);
      lose("unanswered", comparisons.length > 0 && answers.every((answer) => answer === undefined) ? 1 : 0);
      for (const [i, comparison] of comparisons.entries()) {
        if (answers[i] === TIE) lose("ties", 1);
        else if (answers[i] === BOTH_BAD) lose("noneGood", 1);
        else if (answers[i] !== undefined)
          lose("noPair", comparison.candidates.length - 1 - preferencesOf(item, comparison, document).length);
      }
    }
    return losses;
  },
};
