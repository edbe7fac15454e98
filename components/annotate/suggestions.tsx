"use client";
/**
 * Predictions for the open task, surest first. Nothing is taken over until the annotator accepts it: a whole prediction, or
 * its regions one by one, which are drawn dashed on the image or in the text.
 */
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import { withLaterWords } from "@/lib/client/words/later-words";
import type { Suggestion } from "@/lib/contracts/labeling";
import { judge } from "@/lib/editor/actions/prediction-actions";
import { acceptAll } from "@/lib/editor/judge-predictions";
import { isOnInput, waitingRegions } from "@/lib/editor/predictions";
import type { EditorStore } from "@/lib/editor/store";
import type { Translate } from "@/lib/i18n";
import { placedValuesOf } from "@/lib/labels/closed-values";
import { labelNamer } from "@/lib/labels/label-name";
import { findControl, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import { keepFocus, useEditor, useLabelView, useShortcut } from "./label-context";
import { PredictedRegions } from "./predicted-regions";

/** More would say less than the region list after accepting the prediction. */
const SHOWN_ANSWERS = 3;

/** The answers in words, then how many regions: enough to see whether it is worth accepting. */
function summary(
  schema: LabelSchema,
  { document }: Suggestion,
  { places, t }: { places: readonly string[] | undefined; t: Translate },
): string {
  const answers = Object.entries(document.answers).slice(0, SHOWN_ANSWERS);
  const words = answers.map(([id, value]) => {
    const control = findControl(schema, id);
    const labelOf = labelNamer(control);
    // A candidate goes by its letter here, too: its name could tell where it comes from.
    const placed = control && isAnswerControl(control) && places ? placedValuesOf(control, places) : [];
    const nameOf = (part: string) => placed.find(({ id: one }) => one === part)?.name ?? part;
    // A number or a text says nothing without its question.
    return [value]
      .flat()
      .map((part) => labelOf(String(part)) ?? `${control?.name ?? id}: ${nameOf(String(part))}`)
      .join(", ");
  });
  const count = document.regions.length;
  if (count > 0) words.push(t("labelLater.suggestedRegions", { count }));
  return words.length > 0 ? words.join(" · ") : t("labelLater.suggestedNothing");
}

function SuggestionsContent({ editor, suggestions }: { editor: EditorStore; suggestions: Suggestion[] }) {
  const t = useT();
  const shownOnes = suggestions.filter(({ document }) =>
    document.regions.some((region) => isOnInput(editor.getState(), region)),
  );
  const shown = useEditor(editor, (state) => state.shownPrediction);
  const [first] = shownOnes;
  useEffect(() => {
    // The surest that has something to show.
    if (first && !shownOnes.some(({ id }) => id === shown)) editor.set({ shownPrediction: first.id });
  });
  return (
    <section
      aria-label={t("labelLater.suggestions")}
      // Without their keys the buttons of a phone need two lines less.
      className="max-h-32 flex-none divide-y divide-line overflow-auto border-line border-b bg-surface max-sm:max-h-40 max-sm:[&_kbd]:hidden"
    >
      {suggestions.map((suggestion, i) => (
        <Row
          key={suggestion.id}
          editor={editor}
          suggestion={suggestion}
          isFirst={i === 0}
          canShow={shownOnes.length > 1 && shownOnes.includes(suggestion)}
        />
      ))}
      {shownOnes.length > 0 && <PredictedRegions editor={editor} />}
    </section>
  );
}

export const Suggestions = withLaterWords(SuggestionsContent);

type RowProps = { editor: EditorStore; suggestion: Suggestion; isFirst: boolean; canShow: boolean };

function Row({ editor, suggestion, isFirst, canShow }: RowProps) {
  const t = useT();
  const format = useFormat();
  const { session } = useLabelView();
  const readOnly = useEditor(editor, (state) => state.readOnly);
  const isShown = useEditor(editor, (state) => state.shownPrediction === suggestion.id);
  const count = useEditor(editor, (state) => waitingRegions(state, suggestion).length);
  const shortcut = useShortcut("suggestion.use");
  const { model, score } = suggestion;
  const name = t("labelLater.suggestionOf", { model });
  const words = summary(session.schema, suggestion, { places: editor.getState().document.places, t });
  return (
    <div className="flex min-h-9 items-center gap-2 px-3.5 py-1">
      <p className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 sm:flex-nowrap">
        <span
          className="min-w-0 max-w-full flex-none truncate sm:max-w-[50%] text-muted"
          dir="auto"
          title={name}
        >
          {name}
        </span>
        {score !== null && (
          <Chip className="num" title={t("labelLater.scoreHint")}>
            {format.percent(score)}
          </Chip>
        )}
        <span className="min-w-0 break-words" dir="auto">
          {words}
        </span>
      </p>
      {canShow && (
        <Button
          size="small"
          variant="quiet"
          aria-pressed={isShown}
          aria-label={`${t("shapes.showPrediction")}: ${name}`}
          className={isShown ? "text-accent!" : ""}
          onMouseDown={keepFocus}
          onClick={() => editor.set({ shownPrediction: suggestion.id, predictedId: null })}
        >
          {t("shapes.showPrediction")}
        </Button>
      )}
      <Button
        size="small"
        disabled={readOnly}
        aria-label={`${t("labelLater.useIt")}: ${name}`}
        shortcut={isFirst ? (shortcut ?? "") : ""}
        onMouseDown={keepFocus}
        onClick={() => void judge(editor, () => acceptAll(editor, suggestion.id))}
      >
        {count > 1 ? t("shapes.acceptAll", { count }) : t("labelLater.useIt")}
      </Button>
    </div>
  );
}
