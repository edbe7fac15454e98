"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
/** The manager's side of questions: what waits, oldest first, and what was answered. */
import { HelpLink } from "@/components/help/help-link";
import { Button, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/card";
import { useToast } from "@/components/ui/toast";
import { useT } from "@/lib/client/i18n";
import type { Rule } from "@/lib/contracts/guidelines";
import type { Question } from "@/lib/contracts/questions";
import type { LabelSchema } from "@/lib/labels/schema";
import { AnswerForm } from "./answer-form";
import { QuestionView } from "./question-view";
import type { QuestionPages, Questions } from "./use-questions";

type Props = {
  projectId: string;
  schema: LabelSchema;
  rules: Rule[];
  questions: Questions;
  onPublish: () => void;
};

export function QuestionsTab({ projectId, schema, rules, questions, onPublish }: Props) {
  const t = useT();
  const toast = useToast();
  const router = useRouter();
  const { waiting, done } = questions;
  const [changing, setChanging] = useState<string | null>(null);
  const [made, setMade] = useState<string | null>(null);
  const onAnswered = (question: Question, madeRule: boolean) => {
    const words = { question: question.code, name: question.askedBy.name };
    toast(t("questions.wasAnswered", words), { tone: "good" });
    if (madeRule) setMade(question.ruling?.rule?.code ?? null);
    if (changing === question.id) setChanging(null);
    questions.markAnswered(question);
    router.refresh();
  };
  const form = (question: Question) => (
    <AnswerForm
      {...{ projectId, schema, rules, question, onAnswered }}
      draft={questions.draftOf(question)}
      onDraft={(draft) => questions.setDraft(question, draft)}
    />
  );
  const hrefOf = (question: Question) => `/projects/${projectId}/tasks/${question.task.id}`;
  return (
    <div>
      {made !== null && (
        <div
          role="status"
          className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-accent-weak px-4 py-2"
        >
          <p>{t("questions.ruleMade", { rule: made })}</p>
          <Button size="small" onClick={onPublish}>
            {t("questions.publishNow")}
          </Button>
        </div>
      )}
      <h2 className="px-4 pt-3">
        {t("questions.open")}{" "}
        <span className="num font-normal text-muted">
          {waiting.items.length}
          {waiting.hasMore && "+"}
        </span>
      </h2>
      {waiting.items.length === 0 && !waiting.hasMore && (
        <EmptyState
          title={t("questions.noneOpen")}
          action={
            <>
              <Link href={`/projects/${projectId}/label`} className={buttonClass()}>
                {t("projects.startLabeling")}
              </Link>
              <HelpLink to="rulings" />
            </>
          }
        >
          {t("questions.noneOpenText")}
        </EmptyState>
      )}
      {waiting.items.map((question) => (
        <QuestionView
          key={question.id}
          question={question}
          schema={schema}
          taskHref={hrefOf(question)}
          showAsker
        >
          {form(question)}
        </QuestionView>
      ))}
      <More page={waiting} />
      {done.items.length > 0 && <h2 className="border-line border-t px-4 pt-3">{t("questions.answered")}</h2>}
      {done.items.map((question) => (
        <QuestionView
          key={question.id}
          question={question}
          schema={schema}
          taskHref={hrefOf(question)}
          showAsker
        >
          {changing === question.id ? (
            form(question)
          ) : (
            <Button
              size="small"
              className="mt-2"
              aria-label={`${t("questions.answerAgain")} ${question.code}`}
              onClick={() => setChanging(question.id)}
            >
              {t("questions.answerAgain")}
            </Button>
          )}
        </QuestionView>
      ))}
      <More page={done} />
    </div>
  );
}

function More({ page }: { page: QuestionPages }) {
  const t = useT();
  if (!page.hasMore) return null;
  return (
    <div className="px-4 py-3">
      <Button busy={page.busy} onClick={page.more}>
        {t("questions.more")}
      </Button>
    </div>
  );
}
