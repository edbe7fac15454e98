"use client";
/** One answer at a time: look, accept or reject, and the next one is there. */
import dynamic from "next/dynamic";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { useToast } from "@/components/ui/toast";
import { useAction, useErrorText } from "@/components/ui/use-action";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { call } from "@/lib/client/api/call";
import { ApiError } from "@/lib/client/http";
import { useT } from "@/lib/client/i18n";
import { keyPreferences } from "@/lib/client/keyboard";
import type { Rule } from "@/lib/contracts/guidelines";
import type { ReviewItem } from "@/lib/contracts/reviews";
import type { TaskAnswer } from "@/lib/contracts/tasks";
import { AnswerOnTask } from "./answer-on-task";
import { RejectDialog } from "./reject-dialog";
import { ReviewBeside } from "./review-beside";
import type { ReviewProject } from "./review-project";
import { DecisionChip } from "./review-state";
import { asCorrected } from "./shown-answer";
import { type ReviewAction, useReviewKeys } from "./use-review-keys";
import type { ReviewPages } from "./use-review-pages";

// The canvas exists only in a browser.
const FixView = dynamic(() => import("@/components/annotate/fix/fix-view"), { ssr: false });

type Props = {
  project: ReviewProject;
  pages: ReviewPages;
  item: ReviewItem;
  /** Its place among those loaded. */
  at: number;
  rules: Rule[];
  preferences: Record<string, unknown>;
  onMove: (annotationId: string) => void;
  onClose: () => void;
};
type Decision =
  | { decision: "accepted" }
  | { decision: "rejected"; reason: string; ruleId?: string }
  | { decision: "fixed"; reason: string; ruleId?: string; document: AnnotationDocument };

const DONE = {
  accepted: "reviews.wasAccepted",
  rejected: "reviews.wasRejected",
  fixed: "reviews.wasFixed",
} as const;

export function ReviewFocus({ project, pages, item, at, rules, preferences, onMove, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const action = useAction();
  const [rejecting, setRejecting] = useState(false);
  const [refused, setRefused] = useState(false);
  const [fixing, setFixing] = useState(false);
  const heading = useRef<HTMLDivElement>(null);
  const { annotationId } = item;
  const looked = pages.looked.get(annotationId);
  const given = pages.given.get(annotationId) ?? item.review;
  const answer =
    looked?.kind === "task"
      ? looked.detail.answers.find((one) => one.annotationId === annotationId)
      : undefined;
  const singleKeys = keyPreferences(preferences).singleKeys;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves to the heading, so that a screen reader reads each new answer
  useEffect(() => heading.current?.focus(), [annotationId, fixing]);
  const shown = useShown(annotationId);

  const openDialog = () => {
    setRefused(false);
    setRejecting(true);
  };
  const move = async (place: number) => {
    if (place < 0) return;
    setRejecting(false);
    setFixing(false);
    const more = place < pages.items.length ? [] : await pages.more();
    if (!more || shown.current !== annotationId) return;
    const list = [...pages.items, ...more];
    const next = list[place];
    // The last one is done: back to the list, which is fetched anew.
    if (!next) return onClose();
    onMove(next.annotationId);
    await pages.look(next.annotationId, list);
  };
  const send = (body: Decision) =>
    action.run(
      async () => {
        const { task, annotator } = item;
        // The revision on the screen; that of the list may be older or newer.
        const { revision } = answer ?? item;
        setRefused(false);
        const { review } = await call("createReview", {
          params: { project: project.id },
          body: { annotationId, revision, ...body },
        });
        pages.noteDecision(item, review);
        const words = { number: task.seq, name: annotator.name };
        toast(t(DONE[body.decision], words), { tone: "good" });
        if (shown.current === annotationId) return move(at + 1);
        // The reviewer closed the focus meanwhile: their list was fetched before this decision.
        if (shown.current === null) pages.reload();
      },
      (error) => {
        if (!(error instanceof ApiError) || (error.code !== "stale_revision" && error.code !== "conflict"))
          return false;
        // An open dialog keeps the typed reason and says that the server refused it.
        if (body.decision === "rejected") setRefused(true);
        toast(t("reviews.changed"), { tone: "bad" });
        // Corrections and reasons stay with the answer they were made for.
        if (body.decision === "accepted") void pages.reread(item);
        return true;
      },
    );
  // A rejected answer has gone back; there is nothing to decide until it is submitted again.
  const wentBack = given?.decision === "rejected" && given.revision === answer?.revision;
  const mayDecide = answer?.state === "submitted" && !wentBack && !action.busy;
  const run = (name: ReviewAction) => {
    if (name === "close") onClose();
    else if (name === "next") void move(at + 1);
    else if (name === "previous") void move(at - 1);
    else if (!mayDecide) return;
    else if (name === "accept") void send({ decision: "accepted" });
    else if (name === "fix") setFixing(true);
    else openDialog();
  };
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useReviewKeys(
    useCallback((name) => latest.current(name), []),
    preferences,
    rejecting || fixing,
  );
  const key = (shortcut: string) => (singleKeys ? { shortcut } : {});
  if (fixing && answer && looked?.kind === "task")
    return (
      // Over the padding of the page, down to the lower edge of the window.
      <div className="-mx-4 -my-4 h-[calc(100dvh-44px)] md:-mx-6">
        <FixView
          projectId={project.id}
          title={t("reviews.fixing", { number: item.task.seq, name: item.annotator.name })}
          task={{
            id: item.task.id,
            data: looked.detail.data,
            images: looked.detail.images,
            texts: looked.detail.texts,
          }}
          document={asCorrected(answer).document}
          busy={action.busy}
          onSave={({ document, reason, ruleId }) =>
            void send({ decision: "fixed", document, reason, ...(ruleId === null ? {} : { ruleId }) })
          }
          onClose={() => setFixing(false)}
        />
      </div>
    );
  return (
    <>
      <div ref={heading} tabIndex={-1} className="outline-none">
        <PageHead
          title={t("reviews.reviewing", { number: item.task.seq, name: item.annotator.name })}
          note={t("reviews.position", { place: at + 1, count: pages.items.length })}
        >
          <Button shortcut="Esc" onClick={onClose}>
            {t("reviews.back")}
          </Button>
        </PageHead>
      </div>
      <div className="sticky top-11 z-10 mb-3.5 flex flex-wrap items-center gap-2 rounded-lg border border-line bg-surface px-3 py-2">
        <Button
          variant="primary"
          disabled={!mayDecide}
          onClick={() => void send({ decision: "accepted" })}
          {...key("A")}
        >
          {t("reviews.accept")}
        </Button>
        <Button disabled={!mayDecide} onClick={() => setFixing(true)} {...key("F")}>
          {t("reviews.fix")}
        </Button>
        <Button variant="danger" disabled={!mayDecide} onClick={openDialog} {...key("R")}>
          {t("reviews.reject")}
        </Button>
        {given && (
          <span role="status">
            <DecisionChip review={given} />
          </span>
        )}
        <span className="ms-auto flex gap-1">
          <Button variant="quiet" disabled={at === 0} onClick={() => void move(at - 1)} {...key("P")}>
            {t("reviews.previous")}
          </Button>
          <Button variant="quiet" busy={pages.busy} onClick={() => void move(at + 1)} {...key("N")}>
            {t("reviews.next")}
          </Button>
        </span>
      </div>
      <Looked key={annotationId} {...{ project, looked, answer, rules, preferences }} />
      {rejecting && (
        <RejectDialog
          title={t("reviews.rejectTitle")}
          text={t("reviews.rejectText", { name: item.annotator.name })}
          rules={rules}
          busy={action.busy}
          refused={refused}
          onReject={(reason, ruleId) =>
            void send({ decision: "rejected", reason, ...(ruleId === null ? {} : { ruleId }) })
          }
          onClose={() => setRejecting(false)}
        />
      )}
    </>
  );
}

/**
 * The id of the answer on the screen, null once the focused review is closed. A request that ends later compares it, so
 * that it never moves a reviewer who has left its answer.
 */
function useShown(annotationId: string): RefObject<string | null> {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    shown.current = annotationId;
    return () => {
      shown.current = null;
    };
  }, [annotationId]);
  return shown;
}

type LookedProps = Pick<Props, "preferences" | "rules"> & {
  project: ReviewProject;
  looked: ReturnType<ReviewPages["looked"]["get"]>;
  answer: TaskAnswer | undefined;
};

function Looked({ project, looked, answer, rules, preferences }: LookedProps) {
  const t = useT();
  const errorText = useErrorText();
  if (!looked)
    return (
      <div aria-busy>
        <EmptyState title={t("common.loading")} />
      </div>
    );
  if (looked.kind === "failed")
    return (
      <div role="alert">
        <EmptyState title={t("app.failed")}>{errorText(looked.error)}</EmptyState>
      </div>
    );
  if (!answer) return <EmptyState title={t("reviews.changed")} />;
  const shown = { schema: project.schema, detail: looked.detail, answer };
  return (
    <div className="grid items-start gap-3.5 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="min-w-0">
        <AnswerOnTask {...shown} preferences={preferences} />
      </div>
      <ReviewBeside {...shown} rules={rules} />
    </div>
  );
}
