"use client";
/**
 * The tasks as a list box: one stop for Tab, in which keys move, select and answer. Texts stand in rows, images on cards.
 */
import { type MouseEvent, memo, useEffect, useMemo } from "react";
import { labelColor, useEditor, useLabelView } from "@/components/annotate/label-context";
import { PausedText } from "@/components/annotate/paused-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/card";
import { Chip, Swatch } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { BulkController } from "@/lib/client/bulk/bulk-controller";
import { type BulkRow, type BulkState, isComplete } from "@/lib/client/bulk/bulk-state";
import { useT } from "@/lib/client/i18n";
import type { LabelTask } from "@/lib/contracts/labeling";
import { answerWords } from "@/lib/labels/answer-words";
import { bulkQuestions } from "@/lib/labels/bulk-questions";
import { type AnswerControl, findLabel, hasLabels } from "@/lib/labels/schema";
import { valueNamer } from "@/lib/labels/value-name";
import { readLines } from "@/lib/text-forms/read-lines";

type Props = { controller: BulkController; state: BulkState };

const optionId = (id: string) => `bulk-${id}`;

/** Of the row at hand, and of the others, which are three lines high. */
const SHOWN_CHARS = 20_000;
const CLAMPED_CHARS = 1_000;

export function BulkList({ controller, state }: Props) {
  const t = useT();
  const { session } = useLabelView();
  const { rows, selected, at, phase, count } = state;
  const { schema } = session;
  const hasText = schema.inputs.some(({ kind }) => kind === "text");
  const questions = useMemo(
    () => bulkQuestions(schema).map((control) => ({ control, nameOf: valueNamer(control) })),
    [schema],
  );
  useEffect(() => {
    if (at !== null) document.getElementById(optionId(at))?.scrollIntoView({ block: "nearest" });
  }, [at]);
  if (phase === "loading" && count === 0)
    return (
      <div className="flex-1" aria-busy>
        <EmptyState title={t("common.loading")} />
      </div>
    );
  if (count === 0)
    return (
      <div className="flex-1">
        {phase === "ready" && (
          <EmptyState
            title={t(state.paused ? "labelLater.pausedTitle" : "bulk.emptyTitle")}
            action={<Button onClick={() => void controller.retry()}>{t("bulk.lookAgain")}</Button>}
          >
            {state.elsewhere > 0 ? (
              t("labelLater.doneElsewhere", { count: state.elsewhere })
            ) : state.paused ? (
              <PausedText paused={state.paused} />
            ) : (
              t("bulk.emptyText")
            )}
          </EmptyState>
        )}
      </div>
    );
  if (rows.length === 0)
    return (
      <div className="flex-1">
        <EmptyState
          title={t("bulk.nothingShown")}
          action={
            <Button
              onClick={() => {
                controller.list.setFilter("");
                controller.list.setShown("all");
              }}
            >
              {t("bulk.clearFilter")}
            </Button>
          }
        />
      </div>
    );
  return (
    <div
      role="listbox"
      aria-label={t("bulk.list")}
      aria-multiselectable
      aria-activedescendant={at === null ? undefined : optionId(at)}
      tabIndex={0}
      // Arrows are the list's own wherever in it the focus is.
      onKeyDown={(event) => {
        const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
        if (by === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        controller.list.move(by, event.shiftKey);
      }}
      className={classNames(
        "min-h-0 min-w-0 flex-1 overflow-y-auto bg-bg outline-none focus-visible:shadow-[inset_0_0_0_2px_var(--accent)]",
        !hasText &&
          "grid content-start gap-2 p-2 [grid-template-columns:repeat(auto-fill,minmax(180px,1fr))]",
      )}
    >
      {rows.map((row) => (
        <Row
          key={row.id}
          row={row}
          isCard={!hasText}
          isAt={row.id === at}
          isSelected={selected.has(row.id)}
          {...{ controller, questions }}
        />
      ))}
    </div>
  );
}

/** A question with what its values are called, made once for all rows: a tree may have ten thousand labels. */
type Question = { control: AnswerControl; nameOf: (id: string) => string | undefined };

type RowProps = {
  controller: BulkController;
  row: BulkRow;
  questions: readonly Question[];
  isCard: boolean;
  isAt: boolean;
  isSelected: boolean;
};

/** Drawn anew only when something of its own has changed: the list is told of every letter that is saved. */
const Row = memo(function Row({ controller, row, questions, isCard, isAt, isSelected }: RowProps) {
  const t = useT();
  const onChoose = ({ shiftKey }: MouseEvent) => {
    // Text that was marked to be copied is no choice.
    if (window.getSelection()?.isCollapsed === false && !shiftKey) return;
    if (shiftKey) {
      window.getSelection()?.removeAllRanges();
      controller.list.selectTo(row.id);
    } else controller.list.toggle(row.id);
  };
  const { task, editor } = row.current;
  const document_ = useEditor(editor, (state) => state.document);
  useEditor(editor, (state) => state.unfit);
  const done = isComplete(row);
  return (
    <div
      id={optionId(row.id)}
      role="option"
      aria-selected={isSelected}
      tabIndex={-1}
      onClick={onChoose}
      className={classNames(
        "flex cursor-default gap-2.5 border-line bg-surface px-3 py-2 md:px-4",
        isCard ? "flex-col rounded-md border" : "border-b",
        isSelected && "bg-accent-weak!",
        isAt && "shadow-[inset_3px_0_0_var(--accent)]",
      )}
    >
      <span className="flex flex-none items-start gap-2">
        <span
          aria-hidden
          className={classNames(
            "mt-0.5 grid size-4 flex-none place-items-center rounded-[4px] border",
            isSelected ? "border-accent bg-accent text-on-accent" : "border-line-strong bg-surface",
          )}
        >
          {isSelected && <Icon name="check" size={12} />}
        </span>
        <span className="num min-w-6 text-faint">
          <span className="sr-only">{t("bulk.task", { number: task.seq })}</span>
          <span aria-hidden>{task.seq}</span>
        </span>
        {isCard && <Marks task={task} done={done} />}
      </span>
      <div className="min-w-0 flex-1">
        <Content row={row} isAt={isAt} />
        <Answers {...{ questions, document: document_, task, isSelected }} />
      </div>
      {!isCard && <Marks task={task} done={done} />}
    </div>
  );
});

function Marks({ task, done }: { task: LabelTask; done: boolean }) {
  const t = useT();
  const hasReturned = task.review !== null || task.questions.length > 0;
  return (
    <span className="ms-auto flex flex-none items-start gap-1.5">
      {hasReturned && <Chip tone="warn">{t("bulk.cameBack")}</Chip>}
      {task.review?.reason && (
        <span className="max-w-60 truncate text-warn" title={task.review.reason} dir="auto">
          {task.review.reason}
        </span>
      )}
      {done && (
        <span className="text-good">
          <Icon name="check" />
          <span className="sr-only">{t("bulk.taskAnswered")}</span>
        </span>
      )}
    </span>
  );
}

function Content({ row, isAt }: { row: BulkRow; isAt: boolean }) {
  const t = useT();
  const { session } = useLabelView();
  const { task, editor } = row.current;
  const { inputs } = editor.getState();
  const { schema } = session;
  const hasOneText = schema.inputs.filter(({ kind }) => kind === "text").length === 1;
  return schema.inputs.map(({ id, field }) => {
    const input = inputs[id];
    const image = task.images[field];
    if (image)
      return (
        // biome-ignore lint/performance/noImgElement: made small by this very server
        <img
          key={id}
          src={image.thumbnailUrl}
          alt={field}
          loading="lazy"
          className="mb-1 max-h-40 max-w-full rounded-md object-contain"
        />
      );
    if (input?.kind !== "text") return null;
    const most = isAt ? SHOWN_CHARS : CLAMPED_CHARS;
    return (
      <div
        key={id}
        translate="no"
        dir="auto"
        className={classNames(
          "notranslate whitespace-pre-wrap break-words leading-snug [overflow-wrap:anywhere]",
          isAt ? "max-h-[50dvh] overflow-y-auto" : "line-clamp-3",
        )}
      >
        {!hasOneText && <p className="text-muted text-xs">{field}</p>}
        {readLines(input.text.slice(0, most), input.layout).map(({ text, author }, i) => (
          <p key={i} dir="auto" className="min-h-[1lh]">
            {author === undefined ? (
              text
            ) : (
              <>
                <bdi className="text-muted">{author}</bdi>: <bdi>{text}</bdi>
              </>
            )}
          </p>
        ))}
        {isAt && input.text.length > most && (
          <p translate="yes" className="text-warn">
            {t("bulk.cut")}
          </p>
        )}
      </div>
    );
  });
}

type AnswersProps = {
  questions: readonly Question[];
  document: AnnotationDocument;
  task: LabelTask;
  isSelected: boolean;
};

function Answers({ questions, document: { answers }, task, isSelected }: AnswersProps) {
  const t = useT();
  const { colors } = useLabelView();
  const [prediction] = task.predictions;
  const said = questions.flatMap(({ control, nameOf }) => {
    const value = answers[control.id];
    const words = answerWords(control, value, nameOf);
    if (words !== null) return [{ control, words, value, isPredicted: false }];
    const predicted = prediction?.document.answers[control.id];
    const told = answerWords(control, predicted, nameOf);
    return told === null ? [] : [{ control, words: told, value: predicted, isPredicted: true }];
  });
  if (said.length === 0) return null;
  return (
    <span className="mt-1 flex flex-wrap gap-1">
      {said.map(({ control, words, value, isPredicted }) => {
        const label = hasLabels(control) ? findLabel(control, String([value].flat()[0])) : undefined;
        return (
          <Chip
            key={control.id}
            wrap
            tone={isPredicted ? "neutral" : "accent"}
            className={classNames(
              isPredicted && "border border-line-strong border-dashed",
              // A row that is selected has the ground of the chip.
              isSelected && "bg-surface!",
            )}
            title={control.name}
          >
            {label && <Swatch color={labelColor(colors, control.id, label.id)} />}
            {questions.length > 1 && <span className="opacity-80">{control.name}:</span>}
            <span dir="auto" className="line-clamp-2">
              {isPredicted ? t("bulk.predicted", { answer: words }) : words}
            </span>
          </Chip>
        );
      })}
    </span>
  );
}
