"use client";
/** The manager's side of questions: what waits, oldest first, and what was answered. */
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/card";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { api } from "@/lib/client/http";
import { useT } from "@/lib/client/i18n";
import type { Rule } from "@/lib/contracts/guidelines";
import type { Question, QuestionStatus } from "@/lib/contracts/questions";
import type { LabelSchema } from "@/lib/labels/schema";
import { AnswerForm } from "./answer-form";
import { QuestionView } from "./question-view";

export type QuestionPage = { items: Question[]; nextCursor: string | null };

type Props = {
  projectId: string;
  schema: LabelSchema;
  rules: Rule[];
  open: QuestionPage;
  answered: QuestionPage;
  onPublish: () => void;
};

/** A page from the server and those fetched after it; starts over when the server sends a new first page. */
function usePages(projectId: string, status: QuestionStatus, first: QuestionPage) {
  const action = useAction();
  const [known, setKnown] = useState(first);
  const [page, setPage] = useState(first);
  if (known !== first) {
    setKnown(first);
    setPage(first);
  }
  const more = () =>
    void action.run(async () => {
      const query = new URLSearchParams({ status, limit: "50", cursor: page.nextCursor ?? "" });
      const next = await api.get<QuestionPage>(`/api/v1/projects/${projectId}/questions?${query}`);
      setPage({ items: [...page.items, ...next.items], nextCursor: next.nextCursor });
    });
  return { ...page, more, busy: action.busy };
}

export function QuestionsTab({ projectId, schema, rules, open, answered, onPublish }: Props) {
  const t = useT();
  const toast = useToast();
  const router = useRouter();
  const waiting = usePages(projectId, "open", open);
  const done = usePages(projectId, "answered", answered);
  const [changing, setChanging] = useState<string | null>(null);
  const [made, setMade] = useState<string | null>(null);
  const onAnswered = (question: Question, madeRule: boolean) => {
    const words = { question: question.code, name: question.askedBy.name };
    toast(t("questions.wasAnswered", words), { tone: "good" });
    if (madeRule) setMade(question.ruling?.rule?.code ?? null);
    setChanging(null);
    router.refresh();
  };
  const common = { projectId, schema, rules, onAnswered };
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
        {t("questions.open")} <span className="num font-normal text-muted">{waiting.items.length}</span>
      </h2>
      {waiting.items.length === 0 && (
        <EmptyState title={t("questions.noneOpen")}>{t("questions.noneOpenText")}</EmptyState>
      )}
      {waiting.items.map((question) => (
        <QuestionView
          key={question.id}
          question={question}
          schema={schema}
          taskHref={hrefOf(question)}
          showAsker
        >
          <AnswerForm {...common} question={question} />
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
            <AnswerForm {...common} question={question} />
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

function More({ page }: { page: ReturnType<typeof usePages> }) {
  const t = useT();
  if (page.nextCursor === null) return null;
  return (
    <div className="px-4 py-3">
      <Button busy={page.busy} onClick={page.more}>
        {t("questions.more")}
      </Button>
    </div>
  );
}
