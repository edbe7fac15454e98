"use client";
/** The questions and labels of the project in their order, those only that are asked now. */
import { useEffect, useId, useMemo, useRef } from "react";
import { ControlInput } from "@/components/kinds/control-input";
import { Swatch } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import type { Region } from "@/lib/annotation/document";
import { regionAttributes } from "@/lib/annotation/missing-answers";
import { visibleControls } from "@/lib/annotation/visibility";
import { useT } from "@/lib/client/i18n";
import type { SessionState } from "@/lib/client/session/session-state";
import { labelActionId } from "@/lib/editor/actions";
import { chooseLabel } from "@/lib/editor/choose-label";
import { setAnswer } from "@/lib/editor/commands";
import { setAttribute } from "@/lib/editor/edit";
import type { EditorStore } from "@/lib/editor/store";
import { answerKind } from "@/lib/kinds";
import {
  type AnswerControl,
  type Control,
  findControl,
  isAnswerControl,
  isRegionControl,
  type RegionControl,
} from "@/lib/labels/schema";
import { keepFocus, labelColor, labelRepeat, useEditor, useLabelView } from "../label-context";
import { Explanation } from "./explanation";
import { LabelRow } from "./label-row";
import { LaterTips } from "./later-tips";
import { SENT_THERE } from "./sent-there";

type Props = { editor: EditorStore; missing: SessionState["missing"]; inline: boolean };

/** The control an issue of `missingAnswers` is about: `answers.<id>`, `<id>`, `regions.3.attributes.<id>`. */
const controlOf = (path: string): string => path.split(".").at(-1) ?? path;

export function LabelsPanel({ editor, missing, inline }: Props) {
  const t = useT();
  const { announce } = useLabelView();
  const panel = useRef<HTMLDivElement>(null);
  const document_ = useEditor(editor, (state) => state.document);
  const selection = useEditor(editor, (state) => state.selection);
  const { schema, readOnly } = editor.getState();
  const visible = useMemo(() => visibleControls(schema, document_), [schema, document_]);
  const first = missing?.issues[0];
  useEffect(() => {
    if (!first || !missing) return;
    const name = (path: string) => findControl(schema, controlOf(path))?.name ?? path;
    announce(missing.issues.map(({ path }) => t("label.isMissing", { name: name(path) })).join(". "));
    const region = /^regions\.(\d+)\./.exec(first.path)?.[1];
    const id = region === undefined ? undefined : editor.getState().document.regions[Number(region)]?.id;
    if (id !== undefined) editor.select([id]);
    requestAnimationFrame(() => {
      const group = panel.current?.querySelector(`[data-control="${CSS.escape(controlOf(first.path))}"]`);
      if (!group) return;
      group.toggleAttribute(SENT_THERE, true);
      group.addEventListener("keydown", () => group.removeAttribute(SENT_THERE), { once: true });
      group.querySelector<HTMLElement>("input,button")?.focus();
      group.scrollIntoView({ block: "nearest" });
    });
  }, [missing, first, editor, schema, announce, t]);
  const lacking = new Map(
    missing?.issues.map(({ path }) => {
      const id = controlOf(path);
      return [id, t("label.isMissing", { name: findControl(schema, id)?.name ?? id })];
    }),
  );
  const regions = useMemo(() => {
    const ids = new Set(selection);
    return ids.size > 0 ? document_.regions.filter((region) => ids.has(region.id)) : [];
  }, [selection, document_]);
  const attributes = new Set(regions.flatMap((region) => regionAttributes(schema, region)));
  const perTask = schema.controls.filter(
    (control) => visible.has(control.id) && !(isAnswerControl(control) && control.per === "region"),
  );
  const perRegion = schema.controls.filter(isAnswerControl).filter((control) => attributes.has(control.id));
  return (
    <LaterTips panel={panel}>
      <div ref={panel} className={classNames("flex flex-col gap-3", inline && "sm:flex-row sm:flex-wrap")}>
        {perTask.map((control) => {
          const problem = isStillMissing(control, document_) ? lacking.get(control.id) : undefined;
          if (isRegionControl(control))
            return <RegionLabels key={control.id} {...{ editor, control, problem }} />;
          if (!isAnswerControl(control)) return null;
          return (
            <Group key={control.id} control={control} problem={problem}>
              <ControlInput
                control={control}
                value={document_.answers[control.id]}
                disabled={readOnly}
                onChange={(value) => editor.dispatch([setAnswer(control.id, value)])}
              />
            </Group>
          );
        })}
        {perRegion.length > 0 && (
          <section
            aria-label={t("label.ofSelected")}
            className="flex flex-col gap-3 border-line border-t pt-3"
          >
            <p className="px-2 text-muted">{t("label.ofSelected")}</p>
            {perRegion.map((control) => (
              <Group
                key={control.id}
                control={control}
                problem={isUnanswered(control, regions) ? lacking.get(control.id) : undefined}
              >
                <ControlInput
                  control={control}
                  value={regions[0]?.attributes?.[control.id]}
                  disabled={readOnly}
                  onChange={(value) => editor.dispatch(setAttribute(editor.getState(), control.id, value))}
                />
              </Group>
            ))}
          </section>
        )}
      </div>
    </LaterTips>
  );
}

function isStillMissing(
  control: Control,
  document_: ReturnType<EditorStore["getState"]>["document"],
): boolean {
  if (isRegionControl(control)) return !document_.regions.some((region) => region.control === control.id);
  return document_.answers[control.id] === undefined;
}

/** Some of these regions have no answer to the control. */
const isUnanswered = (control: AnswerControl, regions: readonly Region[]): boolean =>
  regions.some((region) => region.attributes?.[control.id] === undefined);

type GroupProps = {
  control: RegionControl | AnswerControl;
  problem: string | undefined;
  children: React.ReactNode;
};

/** One value of a closed list is chosen. */
function isOneOfSome(control: AnswerControl): boolean {
  const scale = answerKind(control.kind).scale?.(control);
  return scale !== undefined && scale.type !== "sets";
}

function Group({ control, problem, children }: GroupProps) {
  const t = useT();
  const explanation = useId();
  const isSingle = isAnswerControl(control) && isOneOfSome(control);
  return (
    <fieldset
      data-control={control.id}
      aria-describedby={control.description ? explanation : undefined}
      role={isSingle ? "radiogroup" : "group"}
      aria-required={isSingle ? (control.required ?? false) : undefined}
      aria-invalid={problem !== undefined && isSingle ? true : undefined}
      className={classNames(
        "min-w-0 rounded-md",
        problem !== undefined && "outline-2 outline-bad outline-offset-2",
      )}
    >
      <legend className="mb-1 w-full break-words px-2 font-semibold text-muted text-xs">
        <span dir="auto">{control.name}</span>{" "}
        {control.required && (
          <span className="font-normal" title={t("common.required")}>
            <span aria-hidden>*</span>
            <span className="sr-only">{t("common.required")}</span>
          </span>
        )}{" "}
        <span className="whitespace-nowrap font-normal">
          {isAnswerControl(control) &&
            answerKind(control.kind).valueKeys === "labels" &&
            t(isSingle ? "label.oneAnswer" : "label.severalAnswers")}
        </span>
      </legend>
      {control.description && <Explanation id={explanation} text={control.description} />}
      {children}
      {problem !== undefined && (
        <p role="alert" className="px-2 pt-1 text-bad">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

type RegionProps = { editor: EditorStore; control: RegionControl; problem: string | undefined };

function RegionLabels({ editor, control, problem }: RegionProps) {
  const { colors, repeats } = useLabelView();
  const active = useEditor(editor, (state) =>
    state.active?.control === control.id ? state.active.label : undefined,
  );
  const regions = useEditor(editor, (state) => state.document.regions);
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    for (const region of regions)
      if (region.control === control.id)
        for (const id of region.labels) found.set(id, (found.get(id) ?? 0) + 1);
    return found;
  }, [regions, control.id]);
  return (
    <Group control={control} problem={problem}>
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
    </Group>
  );
}
