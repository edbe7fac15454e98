"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Card, EmptyState } from "@/components/ui/card";
import { Chip, type Tone } from "@/components/ui/chip";
import { PageHead } from "@/components/ui/page-head";
import { useT } from "@/lib/client/i18n";
import type { Annotator, Member } from "@/lib/contracts/people";
import type { TaskItem, TaskList, TaskSelection, TaskStatus } from "@/lib/contracts/tasks";
import { AssignDialog, DeleteTasksDialog } from "./task-bulk-dialogs";
import { selectionFilter, type TaskView, writeFilter } from "./task-filter";
import { TaskFilterBar } from "./task-filter-bar";
import { useTaskPages } from "./use-task-pages";

const ROW_PX = 34;
const COLUMNS = "grid grid-cols-[32px_64px_minmax(180px,1fr)_92px_84px_88px_minmax(96px,160px)] items-center";
const TONES: Record<TaskStatus, Tone> = { new: "neutral", started: "accent", done: "good" };

type Props = {
  projectId: string;
  view: TaskView;
  first: TaskList;
  members: Member[];
  annotators: Annotator[];
};

export function TaskTable(props: Props) {
  const { projectId, view, first, members, annotators } = props;
  const t = useT();
  const router = useRouter();
  const { items, more, hasMore, busy, failed } = useTaskPages(props);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [everything, setEverything] = useState(false);
  const [dialog, setDialog] = useState<"assign" | "delete" | null>(null);
  const total = first.total ?? items.length;
  const hasUncounted = first.totalIsExact === false;
  const count = everything ? total : chosen.size;
  const isOver = everything && hasUncounted;
  const isFiltered = writeFilter({ ...view, sort: "seq" }) !== "";
  const viewKey = writeFilter(view);
  const [chosenIn, setChosenIn] = useState(viewKey);
  const clear = () => {
    setChosen(new Set());
    setEverything(false);
  };
  // Another filter: what was chosen may not be in sight any more.
  if (chosenIn !== viewKey) {
    setChosenIn(viewKey);
    clear();
  }
  const selection: TaskSelection = everything ? { filter: selectionFilter(view) } : { ids: [...chosen] };
  const finish = () => {
    setDialog(null);
    clear();
    router.refresh();
  };
  const toggle = (id: string) => {
    setEverything(false);
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  };
  const importLink = (
    <Link href={`/projects/${projectId}/import`} className={buttonClass("primary")}>
      {t("tasks.importData")}
    </Link>
  );
  if (total === 0 && !isFiltered)
    return (
      <>
        <PageHead title={t("tasks.title")} />
        <Card>
          <EmptyState title={t("tasks.emptyTitle")} action={importLink}>
            {t("tasks.emptyText")}
          </EmptyState>
        </Card>
      </>
    );
  return (
    <>
      <PageHead
        title={t("tasks.title")}
        note={t(hasUncounted ? "tasks.countOver" : "tasks.count", { count: total })}
      >
        {importLink}
      </PageHead>
      <TaskFilterBar projectId={projectId} view={view} members={members} annotators={annotators} />
      <div className="my-2 flex min-h-7 flex-wrap items-center gap-2" aria-live="polite">
        {count > 0 && (
          <>
            <span className="font-semibold">
              {t(isOver ? "tasks.selectedOver" : "tasks.selected", { count })}
            </span>
            {!everything && (hasUncounted || total > chosen.size) && (
              <Button size="small" onClick={() => setEverything(true)}>
                {t(hasUncounted ? "tasks.selectAllOver" : "tasks.selectAllMatching", { count: total })}
              </Button>
            )}
            <Button size="small" variant="quiet" onClick={clear}>
              {t("tasks.selectNone")}
            </Button>
            <Button size="small" onClick={() => setDialog("assign")}>
              {t("tasks.assign")}
            </Button>
            <Button size="small" variant="danger" onClick={() => setDialog("delete")}>
              {t("tasks.deleteDots")}
            </Button>
          </>
        )}
      </div>
      <Card pad={false} className="overflow-hidden">
        {items.length === 0 ? (
          <EmptyState title={t("tasks.noneFound")} />
        ) : (
          <Rows
            projectId={projectId}
            items={items}
            isChosen={(id) => everything || chosen.has(id)}
            onToggle={toggle}
            allChosen={everything || items.every((item) => chosen.has(item.id))}
            onToggleAll={(on) => (on ? setChosen(new Set(items.map((item) => item.id))) : clear())}
            onEnd={more}
            hasMore={hasMore}
            // After a failure the table asks for more only when the manager retries.
            busy={busy || failed}
          />
        )}
        {failed && (
          <p role="alert" className="flex items-center gap-2 px-3 py-2 text-bad">
            {t("tasks.moreFailed")}
            <Button size="small" onClick={more}>
              {t("common.retry")}
            </Button>
          </p>
        )}
      </Card>
      {dialog === "assign" && (
        <AssignDialog
          projectId={projectId}
          selection={selection}
          members={members}
          onDone={finish}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === "delete" && (
        <DeleteTasksDialog
          projectId={projectId}
          selection={selection}
          count={count}
          isOver={isOver}
          onDone={finish}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}

type RowsProps = {
  projectId: string;
  items: TaskItem[];
  isChosen: (id: string) => boolean;
  onToggle: (id: string) => void;
  allChosen: boolean;
  onToggleAll: (on: boolean) => void;
  onEnd: () => void;
  hasMore: boolean;
  busy: boolean;
};

/** Only the rows in sight exist; `aria-rowindex` tells the place of each in the whole. */
function Rows(props: RowsProps) {
  const { items, onEnd, hasMore, busy } = props;
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    initialRect: { width: 1000, height: 700 },
  });
  const visible = rows.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    if (hasMore && !busy && last >= items.length - 30) end.current();
  }, [last, items.length, hasMore, busy]);
  return (
    <div
      ref={scroller}
      className="max-h-[calc(100dvh-220px)] min-h-60 overflow-auto"
      role="table"
      aria-label={t("tasks.title")}
      aria-rowcount={hasMore ? -1 : items.length + 1}
    >
      <div
        role="row"
        aria-rowindex={1}
        className={`${COLUMNS} sticky top-0 z-10 min-w-176 border-line border-b bg-surface font-semibold text-muted text-xs`}
      >
        <div role="columnheader" className="grid h-8 place-items-center">
          <input
            type="checkbox"
            className="size-4 accent-(--accent)"
            aria-label={t("tasks.selectShown")}
            checked={props.allChosen}
            onChange={(event) => props.onToggleAll(event.target.checked)}
          />
        </div>
        {(["number", "preview", "status", "answers", "skips", "assignees"] as const).map((name) => (
          <div key={name} role="columnheader" className="px-2">
            {t(`tasks.${name}`)}
          </div>
        ))}
      </div>
      <div role="rowgroup" className="relative min-w-176" style={{ height: rows.getTotalSize() }}>
        {visible.map((row) => {
          const item = items[row.index];
          return item && <Row key={item.id} {...props} item={item} index={row.index} top={row.start} />;
        })}
      </div>
    </div>
  );
}

function Row(props: RowsProps & { item: TaskItem; index: number; top: number }) {
  const { item } = props;
  const t = useT();
  return (
    <div
      role="row"
      aria-rowindex={props.index + 2}
      className={`${COLUMNS} absolute inset-x-0 border-line border-b hover:bg-surface-2`}
      style={{ height: ROW_PX, transform: `translateY(${props.top}px)` }}
    >
      <div role="cell" className="grid place-items-center">
        <input
          type="checkbox"
          className="size-4 accent-(--accent)"
          aria-label={t("tasks.selectTask", { number: item.seq })}
          checked={props.isChosen(item.id)}
          onChange={() => props.onToggle(item.id)}
        />
      </div>
      <div role="cell" className="num px-2">
        <Link href={`/projects/${props.projectId}/tasks/${item.id}`} className="text-accent hover:underline">
          {item.seq}
        </Link>
      </div>
      <div role="cell" className="flex min-w-0 items-center gap-2 px-2">
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
      </div>
      <div role="cell" className="px-2">
        {item.decided ? (
          <Chip tone="good">{t("tasks.decided")}</Chip>
        ) : (
          <Chip tone={TONES[item.status]}>{t(`tasks.status_${item.status}`)}</Chip>
        )}
      </div>
      <div role="cell" className="num px-2">
        {t("app.of", { done: item.answers, total: item.overlap })}
      </div>
      <div role="cell" className="num px-2">
        {item.skips > 0 ? item.skips : ""}
      </div>
      <div role="cell" className="truncate px-2 text-muted" dir="auto">
        {item.assignees.join(", ")}
      </div>
    </div>
  );
}
