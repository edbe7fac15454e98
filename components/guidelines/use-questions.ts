"use client";
/** The questions of a project as they are being answered; kept above the tabs, so that another tab loses nothing. */
import { useState } from "react";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import type { QuestionStatus } from "@/lib/contracts/own-question";
import type { Question } from "@/lib/contracts/questions";
import { appendPage, mergePages, type Page } from "./merge-pages";

export type QuestionPage = Page<Question>;

/** A ruling as it is typed; an empty `ruleId` cites none. */
export type RulingDraft = { ruling: string; ruleId: string };

/** A page from the server and those fetched after it, which stay when the server sends a new first page. */
function usePages(projectId: string, status: QuestionStatus, first: QuestionPage) {
  const action = useAction();
  const [known, setKnown] = useState(first);
  const [page, setPage] = useState(first);
  if (known !== first) {
    setKnown(first);
    setPage(mergePages(page, first));
  }
  const more = () =>
    void action.run(async () => {
      const query = { status, limit: 50, cursor: page.nextCursor ?? "" };
      const next = await call("listQuestions", { params: { project: projectId }, query });
      setPage((before) => appendPage(before, next));
    });
  /** Replaces the question in the list by its new state. */
  const replace = (question: Question) =>
    setPage((before) => ({
      ...before,
      items: before.items.map((item) => (item.id === question.id ? question : item)),
    }));
  return { ...page, hasMore: page.nextCursor !== null, more, busy: action.busy, replace };
}
export type QuestionPages = Omit<ReturnType<typeof usePages>, "replace">;

const rulingOf = ({ ruling }: Question): RulingDraft => ({
  ruling: ruling?.text ?? "",
  ruleId: ruling?.rule?.id ?? "",
});

export type Questions = ReturnType<typeof useQuestions>;

export function useQuestions(projectId: string, first: { open: QuestionPage; answered: QuestionPage }) {
  const waiting = usePages(projectId, "open", first.open);
  const { replace, ...done } = usePages(projectId, "answered", first.answered);
  const [drafts, setDrafts] = useState<ReadonlyMap<string, RulingDraft>>(new Map());
  // A list that was on its way when the answer was given still has it among the open ones.
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const drop = (id: string) =>
    setDrafts((before) => new Map([...before].filter(([question]) => question !== id)));
  return {
    waiting: { ...waiting, items: waiting.items.filter(({ id }) => !answered.has(id)) },
    done,
    draftOf: (question: Question): RulingDraft => drafts.get(question.id) ?? rulingOf(question),
    setDraft: (question: Question, draft: RulingDraft) =>
      setDrafts((before) => new Map(before).set(question.id, draft)),
    hasDrafts: drafts.size > 0,
    /** Takes the question out of the open ones and drops its ruling draft; the other drafts stay. */
    markAnswered: (question: Question) => {
      setAnswered((before) => new Set(before).add(question.id));
      replace(question);
      drop(question.id);
    },
  };
}
