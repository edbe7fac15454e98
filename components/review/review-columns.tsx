"use client";
/** The columns of the list of reviews, and what a row shows in them. */
import Link from "next/link";
import { ExtraCell, useExtraTitle } from "@/components/lists/extra-columns";
import { SummaryChips } from "@/components/lists/summary-chips";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Age, Time } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { ReviewItem } from "@/lib/contracts/reviews";
import type { LabelSchema } from "@/lib/labels/schema";
import type { ReviewProject, ReviewStatus } from "./review-project";
import { DecisionChip } from "./review-state";
import type { REVIEW_COLUMNS } from "./standard-columns";

export type CellProps = {
  project: ReviewProject;
  /** As `labelColors` makes them. */
  colors: ReadonlyMap<string, string>;
  status: ReviewStatus;
  item: ReviewItem;
  onOpen: () => void;
};
type OwnColumn = (typeof REVIEW_COLUMNS)[number];

const TITLES = {
  task: "reviews.task",
  preview: "reviews.data",
  annotated: "tasks.annotated",
  annotator: "reviews.answerOf",
  reason: "reviews.reason",
} as const;

const isOwn = (column: string): column is OwnColumn => column === "when" || Object.hasOwn(TITLES, column);

/** The title of a column; undefined of one that the list does not have for answers of this status. */
export function useReviewTitle(schema: LabelSchema, status: ReviewStatus) {
  const t = useT();
  const extraTitle = useExtraTitle(schema);
  return (column: string): string | undefined => {
    if (!isOwn(column)) return extraTitle(column);
    if (column === "when") return t(status === "waiting" ? "reviews.submitted" : "reviews.reviewer");
    return column === "reason" && status === "waiting" ? undefined : t(TITLES[column]);
  };
}

export function ReviewCell({ column, ...props }: CellProps & { column: string }) {
  const t = useT();
  const { item, colors } = props;
  if (!isOwn(column))
    return (
      <td className="max-w-60">
        <ExtraCell column={column} cells={item.cells} colors={colors} />
      </td>
    );
  switch (column) {
    case "task":
      return <TaskCell {...props} />;
    case "preview":
      return <PreviewCell item={item} />;
    case "annotated":
      return (
        <td className="min-w-40 max-w-sm">
          {item.summary && <SummaryChips summary={item.summary} colors={colors} />}
          {item.sentBackBy && (
            <Chip tone="warn" wrap>
              {item.sentBackBy.own
                ? t("reviews.backOwn")
                : t("reviews.backBy", { name: item.sentBackBy.name })}
            </Chip>
          )}
          {item.changedSince && <span className="text-muted">{t("reviews.changedSince")}</span>}
        </td>
      );
    case "annotator":
      return (
        <td className="whitespace-nowrap" dir="auto">
          {item.annotator.name}
        </td>
      );
    case "when":
      return (
        <td className="whitespace-nowrap">
          {item.review ? (
            <>
              <span dir="auto">{item.review.reviewer}</span> · <Time ms={item.review.reviewedAt} />
            </>
          ) : (
            item.submittedAt !== null && <Age ms={item.submittedAt} />
          )}
        </td>
      );
    case "reason":
      return (
        <td className="max-w-md break-words" dir="auto">
          {item.review && <DecisionChip review={item.review} />}
        </td>
      );
  }
}

function TaskCell({ project, status, item: { task }, onOpen }: CellProps) {
  const t = useT();
  return (
    <th scope="row" className="num whitespace-nowrap">
      {status === "rejected" ? (
        // A rejected answer is with its annotator: a reviewer may see its task again after the next submit.
        project.role === "manager" ? (
          <Link href={`/projects/${project.id}/tasks/${task.id}`} className="text-accent hover:underline">
            {task.seq}
          </Link>
        ) : (
          task.seq
        )
      ) : (
        <Button size="small" aria-label={t("reviews.reviewTask", { number: task.seq })} onClick={onOpen}>
          {task.seq}
        </Button>
      )}
    </th>
  );
}

const PreviewCell = ({ item: { task } }: Pick<CellProps, "item">) => (
  <td className="max-w-md">
    <span className="flex items-center gap-2">
      {task.thumbnailUrl && (
        // biome-ignore lint/performance/noImgElement: an asset of this very server
        <img
          src={task.thumbnailUrl}
          alt=""
          className="size-8 flex-none rounded border border-line object-cover bg-paper"
        />
      )}
      <span className="line-clamp-2 break-words" dir="auto">
        {task.preview}
      </span>
    </span>
  </td>
);
