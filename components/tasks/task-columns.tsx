"use client";
/** The columns of the task list: their widths and what a row shows in them. */
import Link from "next/link";
import type { ReactNode } from "react";
import { ExtraCell, useExtraTitle } from "@/components/lists/extra-columns";
import { SummaryChips } from "@/components/lists/summary-chips";
import { Chip, type Tone } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { useT } from "@/lib/client/i18n";
import type { ListedTask, TaskStatus } from "@/lib/contracts/tasks";
import type { LabelSchema } from "@/lib/labels/schema";
import { MethodChip } from "./method-chip";
import type { STANDARD_COLUMNS } from "./standard-columns";

const TONES: Record<TaskStatus, Tone> = { new: "neutral", started: "accent", done: "good" };

/** `column`: the id of the column. */
export type CellProps = {
  column: string;
  projectId: string;
  item: ListedTask;
  colors: ReadonlyMap<string, string>;
};
type OwnColumn = (typeof STANDARD_COLUMNS)[number];
export type TaskColumn = {
  id: string;
  title: string;
  /** CSS of a grid track. */
  width: string;
  className?: string;
  Cell: (props: CellProps) => ReactNode;
};

function Preview({ item }: CellProps) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      {item.thumbnailUrl && (
        // biome-ignore lint/performance/noImgElement: made small by this very server
        <img
          src={item.thumbnailUrl}
          alt=""
          loading="lazy"
          className="size-7 flex-none rounded object-cover bg-paper"
        />
      )}
      <span className="truncate" dir="auto">
        {item.preview}
      </span>
    </span>
  );
}

function Annotated({ item, colors }: CellProps) {
  const t = useT();
  if (!item.summary) return null;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {item.decided && <span className="flex-none font-semibold text-good">{t("tasks.finalAnswer")}</span>}
      <SummaryChips summary={item.summary} colors={colors} isLine />
    </span>
  );
}

function Status({ item }: CellProps) {
  const t = useT();
  return (
    <span className="flex gap-1">
      {item.decided ? (
        <Chip tone="good">{t("tasks.decided")}</Chip>
      ) : item.byMethod ? (
        <MethodChip state={item.byMethod} />
      ) : (
        <Chip tone={TONES[item.status]}>{t(`tasks.status_${item.status}`)}</Chip>
      )}
      {item.gold && <Chip tone="warn">{t("tasks.gold")}</Chip>}
    </span>
  );
}

function Answers({ item }: CellProps) {
  const t = useT();
  // A gold task needs no number of annotations.
  if (item.gold) return item.answers;
  const of = t("tasks.doneOf", { done: item.answers, total: item.overlap });
  if (item.overlapBy === "project") return of;
  return (
    <span className="flex items-center gap-1.5" title={t(`tasks.overlap_${item.overlapBy}`)}>
      {of}
      {item.overlapBy !== "share" && (
        <Chip tone={item.overlapBy === "disagreement" ? "warn" : "neutral"}>
          {item.overlapBy === "disagreement" ? "+1" : t("tasks.overlapOwn")}
          <span className="sr-only">{t(`tasks.overlap_${item.overlapBy}`)}</span>
        </Chip>
      )}
    </span>
  );
}

const Extra = ({ column, item, colors }: CellProps) => (
  <ExtraCell column={column} cells={item.cells} colors={colors} />
);

const OWN_COLUMNS: readonly (Omit<TaskColumn, "id" | "title"> & { id: OwnColumn })[] = [
  {
    id: "number",
    width: "64px",
    className: "num",
    Cell: ({ projectId, item }) => (
      <Link href={`/projects/${projectId}/tasks/${item.id}`} className="text-accent hover:underline">
        {item.seq}
      </Link>
    ),
  },
  { id: "preview", width: "minmax(180px,1fr)", className: "min-w-0", Cell: Preview },
  { id: "annotated", width: "minmax(180px,1fr)", className: "min-w-0", Cell: Annotated },
  { id: "status", width: "minmax(116px,170px)", Cell: Status },
  { id: "answers", width: "100px", className: "num", Cell: Answers },
  { id: "skips", width: "88px", className: "num", Cell: ({ item }) => (item.skips > 0 ? item.skips : "") },
  {
    id: "assignees",
    width: "minmax(96px,160px)",
    className: "truncate text-muted",
    Cell: ({ item }) => item.assignees.join(", "),
  },
];

/** The columns of the list by their ids; a question that the label schema has no more is none. */
export function useTaskColumns(schema: LabelSchema): {
  titleOf: (column: string) => string | undefined;
  columnsOf: (ids: readonly string[]) => TaskColumn[];
} {
  const t = useT();
  const extraTitle = useExtraTitle(schema);
  const ownOf = (id: string) => OWN_COLUMNS.find((column) => column.id === id);
  const titleOf = (id: string) => {
    const own = ownOf(id);
    return own ? t(`tasks.${own.id}`) : extraTitle(id);
  };
  const columnOf = (id: string): TaskColumn[] => {
    const title = titleOf(id);
    if (title === undefined) return [];
    return [{ width: "minmax(96px,0.6fr)", className: "min-w-0", Cell: Extra, ...ownOf(id), id, title }];
  };
  return { titleOf, columnsOf: (ids) => ids.flatMap(columnOf) };
}

export const cellClass = (column: TaskColumn): string => classNames("px-2", column.className);
