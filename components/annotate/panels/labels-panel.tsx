"use client";
/** The questions and labels of the project in their order, those only that are asked now. */
import { useEffect, useMemo, useRef } from "react";
import { Swatch } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { importLater, Later } from "@/components/ui/later";
import { isUnanswered } from "@/lib/annotation/missing-answers";
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
  const { schema, relating } = editor.getState();
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
          if (!isAnswerControl(control)) {
            const isOpen = isRegionControl(control)
              ? !document_.regions.some((one) => one.control === control.id)
              : missing && relating?.lacks(editor.getState(), control.id);
            const problem = isOpen ? lacking.get(control.id) : undefined;
            return <RegionLabels key={control.id} {...{ editor, control, problem }} />;
          }
          if (control.per === "region") return null;
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

function RegionLabels({ editor, control, problem }: RegionProps) {
  const { colors, repeats } = useLabelView();
  const active = useEditor(editor, (state) =>
    state.active?.control === control.id ? state.active.label : undefined,
  );
  const regions = useEditor(editor, (state) => state.document.regions);
  const related = useEditor(editor, ({ relating, document }) => relating?.counts(control, document));
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    for (const one of regions)
      if (one.control === control.id) for (const id of one.labels) found.set(id, (found.get(id) ?? 0) + 1);
    return found;
  }, [regions, control.id]);
  return (
    <QuestionGroup control={control} problem={problem}>
      {control.labels.map((label) => (
        <LabelRow
          key={label.id}
          control={control.id}
          label={label}
          on={active === label.id}
          count={(related ?? counts).get(label.id) ?? 0}
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
