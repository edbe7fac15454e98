"use client";
/** Beside the list: the questions, answered for all chosen tasks at once, and the guideline with its rules. */
import Link from "next/link";
import { LaterContext } from "@/components/annotate/context-values";
import { keepFocus, useLabelView, useShortcut } from "@/components/annotate/label-context";
import { QuestionGroup } from "@/components/annotate/panels/question-group";
import { RulesPanel } from "@/components/annotate/panels/rules-panel";
import { ControlInput } from "@/components/kinds/control-input";
import { Button, buttonClass } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { isAskedOf } from "@/lib/client/bulk/bulk-changes";
import type { BulkController } from "@/lib/client/bulk/bulk-controller";
import type { BulkRow, BulkState } from "@/lib/client/bulk/bulk-state";
import { useT } from "@/lib/client/i18n";
import { bulkQuestions } from "@/lib/labels/bulk-questions";
import type { AnswerControl } from "@/lib/labels/schema";

type Props = { controller: BulkController; state: BulkState; tab: string; onTab: (tab: string) => void };

export function BulkPanel({ controller, state, tab, onTab }: Props) {
  const t = useT();
  const targets = controller.list.targets();
  const [only] = targets.length === 1 ? targets : [];
  return (
    <aside
      aria-label={t("label.panels")}
      className="flex w-82 flex-none flex-col border-line border-s bg-surface max-lg:max-h-[40dvh] max-lg:w-full max-lg:border-s-0 max-lg:border-t"
    >
      <Tabs
        label={t("label.panels")}
        className="min-h-0 flex-1"
        keepFocus
        selected={tab}
        onSelect={onTab}
        tabs={[
          {
            id: "answers",
            label: t("bulk.answers"),
            content: <Answers controller={controller} state={state} targets={targets} />,
          },
          {
            id: "rules",
            label: t("label.rules"),
            content: <RulesPanel editor={only?.current.editor ?? null} />,
          },
        ]}
      />
    </aside>
  );
}

type AnswersProps = { controller: BulkController; state: BulkState; targets: BulkRow[] };

function Answers({ controller, state, targets }: AnswersProps) {
  const t = useT();
  const { session, run } = useLabelView();
  const [first] = targets;
  const only = targets.length === 1 ? first : undefined;
  const asked = bulkQuestions(session.schema)
    .map((control) => ({
      control,
      rows: targets.filter((row) => isAskedOf(control, row)),
    }))
    .filter(({ rows }) => rows.length > 0);
  const hasPredictions = targets.some(({ current }) => current.task.predictions.length > 0);
  const isLike = state.like !== null && state.like === state.at;
  const likeKey = useShortcut("bulk.like");
  const acceptKey = useShortcut("bulk.acceptPredictions");
  return (
    <div className="flex flex-col gap-3 px-2.5 py-3">
      <h2 className="px-2 text-base" aria-live="polite">
        {only
          ? t("bulk.answerForTask", { number: only.current.task.seq })
          : first
            ? t("bulk.answerForMany", { count: targets.length })
            : t("bulk.answerForNone")}
      </h2>
      {only && (
        <LaterContext
          schema={session.schema}
          data={only.current.task.data}
          className="rounded-md border border-line px-2"
        />
      )}
      {first && asked.length === 0 && <p className="px-2 text-muted">{t("bulk.notAsked")}</p>}
      {asked.map(({ control, rows }) => (
        <Question key={control.id} {...{ controller, control, rows }} only={only} />
      ))}
      {first && (
        <div className="flex flex-wrap gap-2 px-2">
          {hasPredictions && (
            <Button
              onMouseDown={keepFocus}
              onClick={() => run("bulk.acceptPredictions")}
              shortcut={acceptKey ?? ""}
            >
              {t("bulk.acceptPredictions")}
            </Button>
          )}
          <Button
            onMouseDown={keepFocus}
            aria-pressed={isLike}
            onClick={() => run("bulk.like")}
            shortcut={likeKey ?? ""}
          >
            {t("bulk.likeThis")}
          </Button>
          {only && (
            <Link
              href={`/projects/${session.project.id}/label?task=${only.id}`}
              className={buttonClass("quiet")}
            >
              {t("bulk.openAlone")}
            </Link>
          )}
        </div>
      )}
    </div>
  );
}

type QuestionProps = {
  controller: BulkController;
  control: AnswerControl;
  rows: BulkRow[];
  only: BulkRow | undefined;
};

function Question({ controller, control, rows, only }: QuestionProps) {
  const t = useT();
  const states = rows.map(({ current }) => current.editor.getState());
  const values = states.map(({ document }) => document.answers[control.id]);
  const isMixed = values.some((value) => JSON.stringify(value) !== JSON.stringify(values[0]));
  const unfit = states[0]?.unfit.get(`${control.id} `);
  return (
    <QuestionGroup control={control} problem={unfit ? "" : undefined}>
      {isMixed && <p className="px-2 pb-1 text-muted text-xs">{t("bulk.mixed")}</p>}
      <ControlInput
        // What is typed belongs to the tasks it was typed for.
        key={rows.map(({ id }) => id).join(" ")}
        control={control}
        value={isMixed ? undefined : values[0]}
        disabled={states.some(({ readOnly }) => readOnly)}
        places={only?.current.editor.getState().document.places}
        textOf={(input) => {
          const content = only?.current.editor.getState().inputs[input];
          return content?.kind === "text" ? content.text : undefined;
        }}
        unfit={unfit}
        onUnfit={(text, problem) =>
          controller.changes.setUnfit(control, { control: control.id, region: undefined, text, problem })
        }
        onChange={(value, isTyping = false) =>
          controller.changes.answer(control, value, { isTyping, isAdded: isMixed })
        }
      />
    </QuestionGroup>
  );
}
