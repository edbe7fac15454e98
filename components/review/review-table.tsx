"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ComponentProps, useMemo, useState } from "react";
import { BulkActionCard } from "@/components/bulk-actions/bulk-action-card";
import { ReplyList } from "@/components/comments/reply-list";
import { HelpLink } from "@/components/help/help-link";
import { ClearFilters } from "@/components/lists/clear-filters";
import { ListTools } from "@/components/lists/list-tools";
import type { Unfit } from "@/components/tasks/fit-filter";
import { Button, buttonClass } from "@/components/ui/button";
import { Card, EmptyState } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { useRangeChoice } from "@/components/ui/use-range-choice";
import { useT } from "@/lib/client/i18n";
import type { BulkAction } from "@/lib/contracts/bulk-actions";
import type { CommentReplies } from "@/lib/contracts/comments";
import type { Rule } from "@/lib/contracts/guidelines";
import { columnsWith } from "@/lib/contracts/list-columns";
import type { SavedView } from "@/lib/contracts/saved-views";
import { labelColors } from "@/lib/labels/color";
import { ReviewCell, useReviewTitle } from "./review-columns";
import { ReviewFilters } from "./review-filters";
import type { ReviewProject } from "./review-project";
import { ReviewSelection } from "./review-selection";
import { type ReviewView, writeReviewView } from "./review-view";
import { REVIEW_COLUMNS } from "./standard-columns";
import type { ReviewPages } from "./use-review-pages";

type Props = {
  project: ReviewProject;
  /** What is shown, as in the address. */
  columns: string;
  views: readonly SavedView[];
  unfit: Unfit[];
  view: ReviewView;
  pages: ReviewPages;
  /** To comments of the reader. */
  replies: CommentReplies;
  rules: Rule[];
  /** The last bulk action, where it is under way or has just ended. */
  bulkAction: BulkAction | null;
  onOpen: (annotationId: string) => void;
};

export function ReviewTable(props: Props) {
  const { project, view, pages, rules, bulkAction, onOpen } = props;
  const { status } = view;
  const t = useT();
  const router = useRouter();
  const { items, waiting } = pages;
  const oldest = items[0];
  const hrefOf = (query: string) => `/projects/${project.id}/review${query && `?${query}`}`;
  const show = (change: Partial<ReviewView>) => {
    router.push(hrefOf(writeReviewView({ ...view, ...change })));
  };
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set());
  // Only what is in sight: an answer that has gone on since is not in the list any more.
  const chosen = items.filter(({ annotationId }) => chosenIds.has(annotationId));
  const choose = (ids: readonly string[], on: boolean) =>
    setChosenIds((before) => {
      const after = new Set(before);
      for (const id of ids)
        if (on) after.add(id);
        else after.delete(id);
      return after;
    });
  const onBox = useRangeChoice(
    items.map(({ annotationId }) => annotationId),
    choose,
  );
  const titleOf = useReviewTitle(project.schema, status);
  const chosenColumns = columnsWith(REVIEW_COLUMNS[0], props.columns);
  const columns = chosenColumns.filter((column) => titleOf(column) !== undefined);
  const colors = useMemo(() => labelColors(project.schema), [project.schema]);
  const note =
    waiting &&
    status === "waiting" &&
    t(waiting.isMore ? "reviews.waitingMore" : "reviews.waitingCount", { count: waiting.count });
  return (
    <>
      <PageHead title={t("reviews.title")} note={note}>
        <ListTools
          projectId={project.id}
          list="reviews"
          schema={project.schema}
          chosen={chosenColumns}
          standard={REVIEW_COLUMNS}
          titleOf={titleOf}
          views={props.views}
          query={writeReviewView({ ...view, columns: props.columns })}
          canShare={project.role === "manager"}
          hrefOf={hrefOf}
          onColumns={(text) => {
            if (view.columns !== undefined) show({ columns: text });
          }}
        />
        <Link href={`/projects/${project.id}/quality/adjudication`} className={buttonClass()}>
          {t("adjudication.pageTitle")}
        </Link>
        {status === "waiting" && oldest && (
          <Button variant="primary" onClick={() => onOpen(oldest.annotationId)}>
            {t("reviews.startReview")}
          </Button>
        )}
      </PageHead>
      <ReplyList projectId={project.id} replies={props.replies} />
      {props.unfit.map(({ part, value }) => (
        <p key={part} role="status" className="mb-2 rounded-lg bg-warn-weak px-3 py-1.5 text-warn">
          {t(`tasks.unfit_${part}`, { value })}
        </p>
      ))}
      <ReviewFilters {...{ view, show }} schema={project.schema} annotators={pages.annotators} />
      {bulkAction && <BulkActionCard projectId={project.id} action={bulkAction} />}
      <ReviewSelection
        projectId={project.id}
        chosen={chosen}
        rules={rules}
        onClear={() => setChosenIds(new Set())}
      />
      {items.length === 0 ? (
        <Card>
          {status === "waiting" ? (
            <EmptyState
              title={t("reviews.nothingWaits")}
              action={
                <>
                  {writeReviewView(view) !== "" && <ClearFilters href={hrefOf("")} />}
                  {project.role === "manager" && (
                    <Link href={`/projects/${project.id}/settings?tab=members`} className={buttonClass()}>
                      {t("reviews.inviteReviewers")}
                    </Link>
                  )}
                  <HelpLink to="reviews" />
                </>
              }
            >
              {t("reviews.nothingWaitsText")}
            </EmptyState>
          ) : (
            <EmptyState title={t("reviews.noneFound")} action={<ClearFilters href={hrefOf("")} />}>
              {t("reviews.noneFoundText")}
            </EmptyState>
          )}
        </Card>
      ) : (
        <Card pad={false} className="overflow-x-auto">
          <table className="table">
            <thead>
              <tr>
                {status === "waiting" && (
                  <td className="w-8">
                    <input
                      type="checkbox"
                      className="size-4 accent-(--accent)"
                      aria-label={t("tasks.selectShown")}
                      checked={chosen.length === items.length}
                      onChange={(event) =>
                        choose(
                          items.map(({ annotationId }) => annotationId),
                          event.target.checked,
                        )
                      }
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <th key={column} scope="col" dir="auto">
                    {titleOf(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <Row
                  key={`${item.annotationId}${item.revision}`}
                  {...{ project, columns, colors, status, item, onBox }}
                  isChosen={chosenIds.has(item.annotationId)}
                  onOpen={() => onOpen(item.annotationId)}
                />
              ))}
            </tbody>
          </table>
        </Card>
      )}
      {pages.hasMore && (
        <Button className="mt-3" busy={pages.busy} onClick={() => void pages.more()}>
          {t("reviews.more")}
        </Button>
      )}
    </>
  );
}

type RowProps = Omit<ComponentProps<typeof ReviewCell>, "column"> & {
  columns: readonly string[];
  isChosen: boolean;
  onBox: (id: string, on: boolean, withShift: boolean) => void;
};

function Row({ columns, isChosen, onBox, ...cell }: RowProps) {
  const t = useT();
  const { status, item } = cell;
  return (
    <tr>
      {status === "waiting" && (
        <td>
          <input
            type="checkbox"
            className="size-4 accent-(--accent)"
            aria-label={t("reviews.selectAnswer", { number: item.task.seq, name: item.annotator.name })}
            checked={isChosen}
            onChange={({ target, nativeEvent }) =>
              onBox(item.annotationId, target.checked, (nativeEvent as MouseEvent).shiftKey)
            }
          />
        </td>
      )}
      {columns.map((column) => (
        <ReviewCell key={column} column={column} {...cell} />
      ))}
    </tr>
  );
}
