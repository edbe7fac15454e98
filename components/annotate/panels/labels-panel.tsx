"use client";
/** The questions and labels of the project in their order, those only that are asked now. */
import { useEffect, useMemo, useRef } from "react";
import { Swatch } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { importLater, Later } from "@/components/ui/later";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { isMade, isUnanswered } from "@/lib/annotation/missing-answers";
import { visibleControls } from "@/lib/annotation/visibility";
import { useT } from "@/lib/client/i18n";
import type { SessionState } from "@/lib/client/session/session-state";
import { labelActionId } from "@/lib/editor/actions";
import { chooseLabel } from "@/lib/editor/choose-label";
import type { EditorStore } from "@/lib/editor/store";
import {
  findControl,
  isAnswerControl,
  isRegionControl,
  isRelationControl,
  type RegionControl,
  type RelationControl,
} from "@/lib/labels/schema";
import { keepFocus, labelColor, labelRepeat, useEditor, useLabelView } from "../label-context";
import { AnswerField } from "./answer-field";
import { LabelRow } from "./label-row";
import { LaterTips } from "./later-tips";
import { QuestionGroup } from "./question-group";

const RegionQuestions = importLater(() =>
  import("./region-questions").then((loaded) => loaded.RegionQuestions),
);

type Props = { editor: EditorStore; missing: SessionState["missing"]; inline: boolean };

const telling = importLater(() => import("./tell-missing"));

export function LabelsPanel({ editor, missing, inline }: Props) {
  const t = useT();
  const { announce } = useLabelView();
  const panel = useRef<HTMLDivElement>(null);
  const document_ = useEditor(editor, (state) => state.document);
  const unfit = useEditor(editor, (state) => state.unfit);
  const roleIssues = useEditor(editor, (state) => state.roleIssues);
  const { schema } = editor.getState();
  const visible = useMemo(() => visibleControls(schema, document_), [schema, document_]);
  useEffect(() => {
    if (!missing) return;
    const { issues } = missing;
    // Without its code the questions are marked all the same.
    void telling.ahead().then(
      ({ tellMissing }) => tellMissing({ issues, editor, panel: panel.current, t, announce }),
      () => undefined,
    );
  }, [missing, editor, announce, t]);
  const lacking = new Map(
    missing?.issues.map(({ path, message }) => {
      const id = path.split(".").at(-1) ?? path;
      const name = findControl(schema, id)?.name ?? id;
      return [id, message.key === "answers.required" ? t("label.isMissing", { name }) : ""];
    }),
  );
  const asked = schema.controls.filter((control) => visible.has(control.id));
  return (
    <LaterTips panel={panel}>
      <div ref={panel} className={classNames("flex flex-col gap-3", inline && "sm:flex-row sm:flex-wrap")}>
        {asked.map((control) => {
          if (isRegionControl(control) || isRelationControl(control)) {
            const isOpen =
              !isMade(control, document_) ||
              roleIssues?.(schema, document_).some(({ path }) => path.endsWith(`.${control.id}`));
            const problem = isOpen ? lacking.get(control.id) : undefined;
            return <RegionLabels key={control.id} {...{ editor, control, problem }} />;
          }
          if (!isAnswerControl(control) || control.per === "region") return null;
          const isOpen = isUnanswered(control, document_.answers[control.id]) || unfit.has(`${control.id} `);
          return (
            <QuestionGroup
              key={control.id}
              control={control}
              problem={isOpen ? lacking.get(control.id) : undefined}
            >
              <AnswerField editor={editor} control={control} />
            </QuestionGroup>
          );
        })}
        {schema.controls.some((control) => isAnswerControl(control) && control.per === "region") && (
          <Later part={RegionQuestions} props={{ editor, missing, lacking }} />
        )}
      </div>
    </LaterTips>
  );
}

type MarkingControl = RegionControl | RelationControl;
type RegionProps = { editor: EditorStore; control: MarkingControl; problem: string | undefined };

const isChains = (control: MarkingControl) => "structure" in control && control.structure === "chains";

/** Where what is made with the labels of a control is found: chains are groups of regions. */
const madeOf = (control: MarkingControl, { regions, relations }: AnnotationDocument) =>
  isRelationControl(control) && !isChains(control) ? relations : regions;

function RegionLabels({ editor, control, problem }: RegionProps) {
  const { colors, repeats } = useLabelView();
  const active = useEditor(editor, (state) =>
    state.active?.control === control.id ? state.active.label : undefined,
  );
  const made = useEditor(editor, (state) => madeOf(control, state.document));
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    if (isChains(control))
      return found.set(
        control.labels[0]?.id ?? "",
        new Set(made.flatMap((one) => ("group" in one && one.group) || [])).size,
      );
    for (const one of made)
      if (one.control === control.id)
        for (const id of "labels" in one ? one.labels : [one.label]) found.set(id, (found.get(id) ?? 0) + 1);
    return found;
  }, [made, control]);
  return (
    <QuestionGroup control={control} problem={problem}>
      {control.labels.map((label) => (
        <LabelRow
          key={label.id}
          control={control.id}
          label={label}
          on={active === label.id}
          count={counts.get(label.id) ?? 0}
          actionId={labelActionId(control.id, label.id)}
          as={
            <button
              type="button"
              aria-pressed={active === label.id}
              aria-description={label.description}
              onMouseDown={keepFocus}
              onClick={() => chooseLabel(editor, { control: control.id, label: label.id })}
            />
          }
        >
          <Swatch
            color={labelColor(colors, control.id, label.id)}
            repeat={labelRepeat(repeats, control.id, label.id)}
          />
        </LabelRow>
      ))}
    </QuestionGroup>
  );
}
