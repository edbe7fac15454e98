"use client";
/** The questions about the selected regions. Loaded when a project asks some. */
import { type RefObject, useEffect, useMemo, useRef } from "react";
import { Button } from "@/components/ui/button";
import { isUnanswered, missingAnswers, regionAttributes } from "@/lib/annotation/missing-answers";
import { visibleControls } from "@/lib/annotation/visibility";
import { usedLists } from "@/lib/client/candidates/used-lists";
import { useT } from "@/lib/client/i18n";
import type { SessionState } from "@/lib/client/session/session-state";
import { withLaterWords } from "@/lib/client/words/later-words";
import { regionsOf } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { answerKind } from "@/lib/kinds";
import { type AnswerControl, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import { keepFocus, useEditor, useLabelView } from "../label-context";
import { describeRegion } from "../region-text";
import { AnswerField } from "./answer-field";
import { QuestionGroup } from "./question-group";
import { goToRegion } from "./tell-missing";

type Props = {
  editor: EditorStore;
  missing: SessionState["missing"];
  /** What a submit found wrong, by control id. */
  lacking: ReadonlyMap<string, string>;
};

/** Text and figures are typed: the keys of labels would not reach it. */
const isTyped = (control: AnswerControl): boolean => answerKind(control.kind).values === undefined;

/**
 * A region that has just been drawn and must be told something typed has the focus go to that field: what is drawn next
 * needs no key, and Enter gives the focus back. A region that is drawn on, as a mask is with every stroke, has it once.
 */
function useFocusOnDrawn(
  editor: EditorStore,
  section: RefObject<HTMLElement | null>,
  control: AnswerControl | undefined,
): void {
  const drawn = useEditor(editor, (state) =>
    state.drawn && state.gesture === null && state.selection.length === 1 ? state.selection[0] : undefined,
  );
  const first = control?.id;
  const led = useRef<string>(undefined);
  useEffect(() => {
    if (drawn === undefined || first === undefined || led.current === drawn) return;
    led.current = drawn;
    section.current
      ?.querySelector<HTMLElement>(`[data-control="${CSS.escape(first)}"] :is(input,textarea)`)
      ?.focus({ preventScroll: true });
  }, [drawn, first, section]);
}

/**
 * Regions that are selected, or have just been drawn, have their required questions brought into view: on a phone they lie
 * below the labels, out of sight. What is above them moves within the panel alone, so the region stays seen.
 */
function useSeenOnSelection(
  editor: EditorStore,
  section: RefObject<HTMLElement | null>,
  { required, open }: { required: boolean; open: AnswerControl | undefined },
): void {
  const selected = useEditor(editor, (state) => (state.gesture === null ? state.selection : null));
  const shown = useRef<readonly string[]>(null);
  const first = open?.id;
  useEffect(() => {
    if (!selected || !required || shown.current === selected) return;
    shown.current = selected;
    section.current?.scrollIntoView({ block: "nearest" });
    if (first !== undefined)
      section.current
        ?.querySelector(`[data-control="${CSS.escape(first)}"]`)
        ?.scrollIntoView({ block: "nearest" });
  }, [selected, required, first, section]);
}

/** Lists of candidates are there before the first region is selected, and so without a network. */
function useListsAhead(schema: LabelSchema): void {
  const { candidateLists } = useLabelView().projectSync;
  useEffect(() => {
    const urls = usedLists({ schema, candidateLists });
    if (urls.length === 0) return;
    import("@/lib/client/candidates/candidate-store")
      .then(({ loadList }) => Promise.all(urls.map(loadList)))
      .catch((cause: unknown) => console.warn("no candidates yet", cause));
  }, [candidateLists, schema]);
}

function Questions({ editor, missing, lacking }: Props) {
  const t = useT();
  const document_ = useEditor(editor, (state) => state.document);
  const selection = useEditor(editor, (state) => state.selection);
  const regions = useMemo(() => regionsOf(document_.regions, selection), [document_, selection]);
  const unfit = useEditor(editor, (state) => state.unfit);
  const { schema } = editor.getState();
  useListsAhead(schema);
  const asked = useMemo(() => {
    const ids = new Set(
      regions.flatMap((region) => {
        const shown = visibleControls(schema, document_, { ...document_.answers, ...region.attributes });
        return regionAttributes(schema, region).filter((id) => shown.has(id));
      }),
    );
    return schema.controls.filter(isAnswerControl).filter(({ id }) => ids.has(id));
  }, [schema, document_, regions]);
  const isOpen = (control: AnswerControl) =>
    regions.some(
      ({ id, attributes }) =>
        isUnanswered(control, attributes?.[control.id]) || unfit.has(`${control.id} ${id}`),
    );
  const isMixed = (control: AnswerControl) =>
    new Set(regions.map(({ attributes }) => JSON.stringify(attributes?.[control.id]))).size > 1;
  const required = asked.filter((control) => control.required);
  const open = required.filter(isOpen);
  const section = useRef<HTMLElement>(null);
  useFocusOnDrawn(editor, section, open.find(isTyped));
  useSeenOnSelection(editor, section, { required: required.length > 0, open: open[0] });
  const [region] = regions;
  if (asked.length === 0 || !region) return null;
  return (
    <section
      ref={section}
      aria-label={t("attributes.ofSelected")}
      className="flex flex-col gap-3 border-line border-t pt-3"
    >
      <p className="break-words px-2 text-muted">
        {regions.length > 1 ? (
          t("attributes.ofSelectedMany", { count: regions.length })
        ) : (
          <>
            {t("attributes.ofSelected")}
            <span dir="auto" className="block">
              {describeRegion(schema, region, t)}
            </span>
          </>
        )}
      </p>
      {asked.map((control) => (
        <QuestionGroup
          key={control.id}
          control={control}
          problem={isOpen(control) ? lacking.get(control.id) : undefined}
        >
          <AnswerField editor={editor} control={control} regions={regions} isMixed={isMixed(control)} />
          {isMixed(control) && <p className="px-2 pt-1 text-muted text-xs">{t("attributes.mixed")}</p>}
        </QuestionGroup>
      ))}
      <NextIncomplete {...{ editor, missing }} />
    </section>
  );
}

/** After a submit that found regions incomplete: how many others are, and the way to the next one. */
function NextIncomplete({ editor, missing }: Pick<Props, "editor" | "missing">) {
  const t = useT();
  const selection = useEditor(editor, (state) => state.selection);
  const document_ = useEditor(editor, (state) => state.document);
  const { schema } = editor.getState();
  const isAsked = missing?.issues.some(({ path }) => path.startsWith("regions.")) ?? false;
  const left = useMemo(() => {
    if (!isAsked) return [];
    // Of the document as it is now: some may have been answered or removed since.
    const places = missingAnswers(schema, document_).map(({ path }) => /^regions\.(\d+)\./.exec(path)?.[1]);
    return [...new Set(places)].flatMap((place) => document_.regions[Number(place)]?.id ?? []);
  }, [isAsked, schema, document_]);
  const others = left.filter((id) => !selection.includes(id));
  const [next] = others;
  if (next === undefined) return null;
  return (
    <Button
      size="small"
      className="self-start"
      onMouseDown={keepFocus}
      onClick={() => goToRegion(editor, next)}
    >
      {t("attributes.nextIncomplete", { count: others.length })}
    </Button>
  );
}

export const RegionQuestions = withLaterWords(Questions);
