"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Card, EmptyState } from "@/components/ui/card";
import { Select } from "@/components/ui/field";
import { Age, Time } from "@/components/ui/format";
import { PageHead } from "@/components/ui/page-head";
import { useT } from "@/lib/client/i18n";
import type { ReviewItem } from "@/lib/contracts/reviews";
import type { ReviewProject, ReviewStatus } from "./review-project";
import { DecisionChip } from "./review-state";
import type { ReviewPages } from "./use-review-pages";

const STATUSES: ReviewStatus[] = ["waiting", "accepted", "rejected", "fixed"];

type Props = {
  project: ReviewProject;
  status: ReviewStatus;
  annotator: string | null;
  pages: ReviewPages;
  onOpen: (annotationId: string) => void;
};

export function ReviewTable({ project, status, annotator, pages, onOpen }: Props) {
  const t = useT();
  const router = useRouter();
  const { items, waiting } = pages;
  const oldest = items[0];
  const show = (changes: { status?: string; annotator?: string }) => {
    const query = new URLSearchParams({ status, annotator: annotator ?? "", ...changes });
    if (query.get("annotator") === "") query.delete("annotator");
    router.push(`/projects/${project.id}/review?${query}`);
  };
  const note =
    waiting && t(waiting.isMore ? "reviews.waitingMore" : "reviews.waitingCount", { count: waiting.count });
  return (
    <>
      <PageHead title={t("reviews.title")} note={note}>
        {status === "waiting" && oldest && (
          <Button variant="primary" onClick={() => onOpen(oldest.annotationId)}>
            {t("reviews.startReview")}
          </Button>
        )}
      </PageHead>
      <div className="mb-3 flex flex-wrap gap-3">
        <Select
          className="w-44"
          label={t("reviews.status")}
          value={status}
          onChange={(event) => show({ status: event.target.value })}
        >
          {STATUSES.map((one) => (
            <option key={one} value={one}>
              {t(`reviews.status_${one}`)}
            </option>
          ))}
        </Select>
        <Select
          className="w-52"
          label={t("reviews.person")}
          value={annotator ?? ""}
          onChange={(event) => show({ annotator: event.target.value })}
        >
          <option value="">{t("reviews.anybody")}</option>
          {pages.annotators.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      {items.length === 0 ? (
        <Card>
          {status === "waiting" ? (
            <EmptyState title={t("reviews.nothingWaits")}>{t("reviews.nothingWaitsText")}</EmptyState>
          ) : (
            <EmptyState title={t("reviews.noneFound")} />
          )}
        </Card>
      ) : (
        <Card pad={false} className="overflow-x-auto">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("reviews.task")}</th>
                <th scope="col">{t("reviews.data")}</th>
                <th scope="col">{t("reviews.answerOf")}</th>
                <th scope="col">{t(status === "waiting" ? "reviews.submitted" : "reviews.reviewer")}</th>
                {status !== "waiting" && <th scope="col">{t("reviews.reason")}</th>}
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <Row
                  key={`${item.annotationId}${item.revision}`}
                  {...{ project, status, item }}
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

type RowProps = { project: ReviewProject; status: ReviewStatus; item: ReviewItem; onOpen: () => void };

function Row({ project, status, item, onOpen }: RowProps) {
  const t = useT();
  const { task, review } = item;
  return (
    <tr>
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
      <td className="whitespace-nowrap" dir="auto">
        {item.annotator.name}
      </td>
      <td className="whitespace-nowrap">
        {review ? (
          <>
            <span dir="auto">{review.reviewer}</span> · <Time ms={review.reviewedAt} />
          </>
        ) : (
          item.submittedAt !== null && <Age ms={item.submittedAt} />
        )}
      </td>
      {status !== "waiting" && (
        <td className="max-w-md break-words" dir="auto">
          {review && <DecisionChip review={review} />}
        </td>
      )}
    </tr>
  );
}
