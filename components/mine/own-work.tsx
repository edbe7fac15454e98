"use client";
import Link from "next/link";
import { useMemo, useState } from "react";
/** One's own tasks: what was answered, how it stands, and the way back into each. */
import { HelpLink } from "@/components/help/help-link";
import { ClearFilters } from "@/components/lists/clear-filters";
import { SummaryChips } from "@/components/lists/summary-chips";
import { Button, buttonClass } from "@/components/ui/button";
import { Card, EmptyState } from "@/components/ui/card";
import { Chip, type Tone } from "@/components/ui/chip";
import { Time, useFormat } from "@/components/ui/format";
import { PageHead } from "@/components/ui/page-head";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { OwnProgress, OwnWorkItem, OwnWorkList } from "@/lib/contracts/own-work";
import { labelColors } from "@/lib/labels/color";
import type { LabelSchema } from "@/lib/labels/schema";
import { OwnProgressBar } from "./own-progress";
import { OwnWorkFilter } from "./own-work-filter";
import { type OwnWorkView, writeView } from "./own-work-view";

type Props = {
  projectId: string;
  schema: LabelSchema;
  progress: OwnProgress;
  view: OwnWorkView;
  first: OwnWorkList;
};

export function OwnWork({ projectId, schema, progress, view, first }: Props) {
  const t = useT();
  const pages = usePages(projectId, view, first);
  const colors = useMemo(() => labelColors(schema), [schema]);
  const isFiltered = writeView(view) !== "";
  return (
    <>
      <PageHead title={t("mine.title")}>
        <Link href={`/projects/${projectId}/mine/quality`} className={buttonClass()}>
          {t("annotator.ownTitle")}
        </Link>
        <Link href={`/projects/${projectId}/label`} className={buttonClass("primary")}>
          {t("projects.startLabeling")}
        </Link>
      </PageHead>
      <Card className="mb-3.5">
        <OwnProgressBar projectId={projectId} progress={progress} />
      </Card>
      <OwnWorkFilter projectId={projectId} schema={schema} view={view} />
      {pages.items.length === 0 && !pages.hasMore ? (
        <Card>
          <EmptyState
            title={t(isFiltered ? "tasks.noneFound" : "mine.emptyTitle")}
            action={
              isFiltered ? (
                <ClearFilters href={`/projects/${projectId}/mine`} />
              ) : (
                <>
                  <Link href={`/projects/${projectId}/label`} className={buttonClass()}>
                    {t("steps.do_label")}
                  </Link>
                  <HelpLink to="answering" />
                </>
              )
            }
          >
            {!isFiltered && <p>{t("mine.emptyText")}</p>}
          </EmptyState>
        </Card>
      ) : (
        <Card pad={false} className="overflow-x-auto">
          <table className="table">
            <thead>
              <tr>
                <th scope="col" className="n">
                  {t("tasks.number")}
                </th>
                <th scope="col">{t("reviews.data")}</th>
                <th scope="col">{t("mine.answer")}</th>
                <th scope="col">{t("tasks.status")}</th>
                <th scope="col" className="n">
                  {t("tasks.leadTime")}
                </th>
                <th scope="col">{t("mine.changed")}</th>
              </tr>
            </thead>
            <tbody>
              {pages.items.map((item) => (
                <Row key={item.taskId} {...{ projectId, item, colors }} />
              ))}
            </tbody>
          </table>
        </Card>
      )}
      {pages.hasMore && (
        <Button className="mt-3" busy={pages.busy} onClick={pages.more}>
          {t(pages.items.length === 0 ? "mine.searchOn" : "reviews.more")}
        </Button>
      )}
    </>
  );
}

function usePages(projectId: string, view: OwnWorkView, first: OwnWorkList) {
  const [items, setItems] = useState(first.items);
  const [cursor, setCursor] = useState(first.nextCursor);
  const [known, setKnown] = useState(first);
  const action = useAction();
  // Fresh from the server, with another filter or after a change: start over.
  if (known !== first) {
    setKnown(first);
    setItems(first.items);
    setCursor(first.nextCursor);
  }
  const more = () => {
    if (cursor === null || action.busy) return;
    void action.run(async () => {
      const page = await call("listOwnWork", {
        params: { project: projectId },
        query: { ...view, cursor },
      });
      setItems((before) => [...before, ...page.items]);
      setCursor(page.nextCursor);
    });
  };
  return { items, more, hasMore: cursor !== null, busy: action.busy };
}

function stateOf({ state, review, waiting }: OwnWorkItem): [Tone, Parameters<ReturnType<typeof useT>>[0]] {
  if (state === "draft" && review?.decision === "rejected") return ["bad", "mine.chip_returned"];
  if (waiting) return ["warn", "mine.chip_waiting"];
  if (state === "submitted" && review && review.decision !== "rejected")
    return ["good", review.decision === "accepted" ? "mine.chip_accepted" : "mine.chip_fixed"];
  if (state === "submitted") return ["good", "tasks.state_submitted"];
  return state === "skipped" ? ["warn", "tasks.state_skipped"] : ["neutral", "tasks.state_draft"];
}

type RowProps = { projectId: string; item: OwnWorkItem; colors: ReadonlyMap<string, string> };

function Row({ projectId, item, colors }: RowProps) {
  const t = useT();
  const format = useFormat();
  const { taskId, seq, externalId, preview, thumbnailUrl, review } = item;
  const [tone, words] = stateOf(item);
  return (
    <tr>
      <th scope="row" className="n">
        <Link
          href={`/projects/${projectId}/label?task=${taskId}`}
          aria-label={t("mine.open", { number: seq })}
          className="num text-accent hover:underline"
        >
          {seq}
        </Link>
      </th>
      <td className="max-w-md min-w-48">
        <Link
          href={`/projects/${projectId}/label?task=${taskId}`}
          tabIndex={-1}
          className="flex items-center gap-2"
        >
          {thumbnailUrl && (
            // biome-ignore lint/performance/noImgElement: an asset of this very server
            <img
              src={thumbnailUrl}
              alt=""
              loading="lazy"
              className="size-8 flex-none rounded border border-line bg-paper object-cover"
            />
          )}
          <span className="min-w-0">
            <span className="notranslate line-clamp-2 break-words" translate="no" dir="auto">
              {preview}
            </span>
            {externalId && (
              <span className="block truncate text-muted text-xs" dir="auto">
                {externalId}
              </span>
            )}
          </span>
        </Link>
      </td>
      <td className="max-w-md min-w-40">
        {item.state === "skipped" ? null : <SummaryChips summary={item.summary} colors={colors} />}
      </td>
      <td className="max-w-72">
        <Chip tone={tone}>{t(words)}</Chip>{" "}
        {item.comments > 0 && <Chip tone="warn">{t("comments.count", { count: item.comments })}</Chip>}
        {review?.reason && item.state !== "skipped" && (
          <p className="mt-0.5 line-clamp-2 whitespace-pre-wrap text-muted text-xs" dir="auto">
            {review.reason}
          </p>
        )}
      </td>
      <td className="n whitespace-nowrap">{format.duration(item.leadTimeMs)}</td>
      <td className="whitespace-nowrap">
        <Time ms={item.updatedAt} />
      </td>
    </tr>
  );
}
