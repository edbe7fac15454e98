"use client";
/** Messages about the open task: rulings on the annotator's questions, and the latest review. */
import type { ReactNode } from "react";
import type { Tone } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { useT } from "@/lib/client/i18n";
import { isLocked } from "@/lib/client/session/open-task";
import type { LabelTask } from "@/lib/contracts/labeling";
import type { CitedRule, OwnQuestion } from "@/lib/contracts/own-question";
import { ChangedAnswer } from "./changed-answer";
import { OwnComments } from "./own-comments";

const BACK: Partial<Record<Tone, string>> = {
  accent: "bg-accent-weak",
  warn: "bg-warn-weak",
  good: "bg-good-weak",
};

export function TaskBanner({ task }: { task: LabelTask }) {
  const t = useT();
  const { questions, review, changed } = task;
  const isBack = review?.decision === "rejected" && task.annotation?.state === "draft";
  const locked = isLocked(task);
  const isChanged = changed !== undefined && task.annotation?.state === "draft";
  if (questions.length === 0 && !isBack && !locked && !isChanged && !task.comments) return null;
  return (
    <section
      aria-label={t("questions.bannerLabel")}
      // Long rulings are read here; the task below must stay in sight. Focusable, so that the arrows scroll it.
      tabIndex={0}
      className="max-h-[30dvh] flex-none overflow-auto border-line border-b"
    >
      {isChanged && (
        <Line tone="warn" title={t("labelLater.changed")}>
          <ChangedAnswer changed={changed} />
        </Line>
      )}
      {isBack && review && (
        <Line tone="warn" title={t("reviewed.rejected")}>
          <p className="whitespace-pre-wrap" dir="auto">
            {review.reason}
          </p>
          <Rule rule={review.rule} />
          <p className="text-muted">{t("reviewed.rejectedDo")}</p>
        </Line>
      )}
      {locked && review?.decision === "accepted" && <Line tone="good" title={t("reviewed.locked")} />}
      {locked && review?.decision === "fixed" && (
        <Line tone="accent" title={t("reviewed.fixed")}>
          <p className="whitespace-pre-wrap" dir="auto">
            {review.reason}
          </p>
          <Rule rule={review.rule} />
          <p className="text-muted">{t("reviewed.fixedText")}</p>
        </Line>
      )}
      {task.comments && (
        <Line tone="neutral" title={t("comments.title")}>
          <OwnComments taskId={task.id} />
        </Line>
      )}
      {questions.map((question) => (
        <Asked key={question.id} question={question} />
      ))}
    </section>
  );
}

function Asked({ question }: { question: OwnQuestion }) {
  const t = useT();
  const { ruling } = question;
  return (
    <Line
      tone={ruling ? "accent" : "warn"}
      title={t("questions.youAsked", { question: question.code })}
      aside={
        <p className="whitespace-pre-wrap text-muted" dir="auto">
          {question.text}
        </p>
      }
    >
      {ruling ? (
        <>
          <p className="font-semibold">
            {t("questions.ruling")}{" "}
            <span className="font-normal text-muted">{t("questions.ruledBy", { name: ruling.ruledBy })}</span>
          </p>
          <p className="whitespace-pre-wrap" dir="auto">
            {ruling.text}
          </p>
          <Rule rule={ruling.rule} />
        </>
      ) : (
        <p>{t("questions.bannerOpen")}</p>
      )}
    </Line>
  );
}

type LineProps = { tone: Tone; title: string; aside?: ReactNode; children?: ReactNode };

/** The question beside the ruling, so that the task below keeps its place. */
function Line({ tone, title, aside, children }: LineProps) {
  return (
    <div
      className={classNames(
        "grid gap-x-6 gap-y-1 border-line border-b px-3.5 py-2 last:border-b-0 md:grid-cols-[minmax(200px,320px)_1fr]",
        BACK[tone],
      )}
    >
      <div>
        <h2 className="font-semibold text-base">{title}</h2>
        {aside}
      </div>
      {children && <div className="max-w-prose">{children}</div>}
    </div>
  );
}

function Rule({ rule }: { rule: CitedRule | null }) {
  if (!rule) return null;
  return (
    <p className="mt-0.5 border-line-strong border-s-2 ps-2">
      <span className="font-mono text-xs">{rule.code}</span>{" "}
      <span className="font-semibold" dir="auto">
        {rule.title}
      </span>{" "}
      <span className="whitespace-pre-wrap text-muted" dir="auto">
        {rule.statement}
      </span>
    </p>
  );
}
