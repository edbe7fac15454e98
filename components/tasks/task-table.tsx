"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { BulkActionCard } from "@/components/bulk-actions/bulk-action-card";
import { HelpLink } from "@/components/help/help-link";
import { ClearFilters } from "@/components/lists/clear-filters";
import { ListTools } from "@/components/lists/list-tools";
import { Button, buttonClass } from "@/components/ui/button";
import { Card, EmptyState } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { useT } from "@/lib/client/i18n";
import type { BulkAction } from "@/lib/contracts/bulk-actions";
import type { Rule } from "@/lib/contracts/guidelines";
import type { ImportJob } from "@/lib/contracts/imports";
import { columnsWith } from "@/lib/contracts/list-columns";
import type { Annotator, Member } from "@/lib/contracts/people";
import type { SavedView } from "@/lib/contracts/saved-views";
import type { TaskList, TaskSelection } from "@/lib/contracts/tasks";
import { labelColors } from "@/lib/labels/color";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Unfit } from "./fit-filter";
import { STANDARD_COLUMNS } from "./standard-columns";
import { BULK_DIALOGS, type BulkDialog, TaskBulkDialog } from "./task-bulk-dialogs";
import { useTaskColumns } from "./task-columns";
import { selectionFilter, type TaskView, writeFilter } from "./task-filter";
import { TaskFilterBar } from "./task-filter-bar";
import { TaskRows } from "./task-rows";
import { useTaskCount } from "./use-task-count";
import { useTaskPages } from "./use-task-pages";

type Props = {
  projectId: string;
  schema: LabelSchema;
  /** What is shown, as in the address. */
  columns: string;
  views: readonly SavedView[];
  view: TaskView;
  first: TaskList;
  /** Parts of the filter in the address that were left out. */
  unfit: Unfit[];
  imports: ImportJob[];
  members: Member[];
  annotators: Annotator[];
  rules: Rule[];
  /** The last one, where it is under way or has just ended. */
  bulkAction: BulkAction | null;
};

export function TaskTable(props: Props) {
  const { projectId, schema, view, first, unfit, imports, members, annotators, rules, bulkAction } = props;
  const t = useT();
  const router = useRouter();
  const { items, more, hasMore, busy, failed } = useTaskPages(props);
  const { titleOf, columnsOf } = useTaskColumns(schema);
  const columnIds = columnsWith(STANDARD_COLUMNS[0], props.columns);
  const colors = useMemo(() => labelColors(schema), [schema]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [everything, setEverything] = useState(false);
  const [dialog, setDialog] = useState<BulkDialog | null>(null);
  const counted = useTaskCount(projectId, view, first);
  const total = counted?.total ?? items.length;
  const hasUncounted = counted?.totalIsExact === false;
  const count = everything ? total : chosen.size;
  const isOver = everything && hasUncounted;
  const isFiltered = writeFilter({ ...view, sort: "seq", columns: undefined }) !== "";
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
  const choose = (ids: readonly string[], on: boolean) => {
    setEverything(false);
    setChosen((before) => {
      const after = new Set(before);
      for (const id of ids)
        if (on) after.add(id);
        else after.delete(id);
      return after;
    });
  };
  const hrefOf = (query: string) => `/projects/${projectId}/tasks${query && `?${query}`}`;
  // The titles change with the language alone, which loads the page anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the columns as they stand in the address say it all
  const columns = useMemo(() => columnsOf(columnIds), [props.columns, schema]);
  const importLink = (
    <Link href={`/projects/${projectId}/import`} className={buttonClass("primary")}>
      {t("tasks.importData")}
    </Link>
  );
  if (items.length === 0 && !isFiltered)
    return (
      <>
        <PageHead title={t("tasks.title")} />
        <Card>
          <EmptyState
            title={t("tasks.emptyTitle")}
            action={
              <>
                {importLink}
                <HelpLink to="project" />
              </>
            }
          >
            {t("tasks.emptyText")}
          </EmptyState>
        </Card>
      </>
    );
  return (
    <>
      <PageHead
        title={t("tasks.title")}
        note={counted && t(hasUncounted ? "tasks.countOver" : "tasks.count", { count: total })}
      >
        <ListTools
          {...{ projectId, schema, titleOf }}
          list="tasks"
          chosen={columnIds}
          standard={STANDARD_COLUMNS}
          views={props.views}
          query={writeFilter({ ...view, columns: props.columns })}
          canShare
          hrefOf={hrefOf}
          onColumns={(columns) => {
            if (view.columns !== undefined) router.replace(hrefOf(writeFilter({ ...view, columns })));
          }}
        />
        {importLink}
      </PageHead>
      {unfit.map(({ part, value }) => (
        <p key={part} role="status" className="mb-2 rounded-lg bg-warn-weak px-3 py-1.5 text-warn">
          {t(`tasks.unfit_${part}`, { value })}
        </p>
      ))}
      <TaskFilterBar {...{ projectId, schema, view, imports, members, annotators }} />
      {bulkAction && <BulkActionCard projectId={projectId} action={bulkAction} />}
      <div className="my-2 flex min-h-7 flex-wrap items-center gap-2" aria-live="polite">
        {count > 0 && (
          <>
            <span className="font-semibold">
              {t(isOver ? "tasks.selectedOver" : "tasks.selected", { count })}
            </span>
            {!everything && counted && (hasUncounted || total > chosen.size) && (
              <Button size="small" onClick={() => setEverything(true)}>
                {t(hasUncounted ? "tasks.selectAllOver" : "tasks.selectAllMatching", { count: total })}
              </Button>
            )}
            <Button size="small" variant="quiet" onClick={clear}>
              {t("tasks.selectNone")}
            </Button>
            {BULK_DIALOGS.map((one) => (
              <Button
                key={one}
                size="small"
                {...(one === "delete" ? { variant: "danger" as const } : {})}
                onClick={() => setDialog(one)}
              >
                {t(`bulkActions.button_${one}`)}
              </Button>
            ))}
          </>
        )}
      </div>
      <Card pad={false} className="overflow-hidden">
        {items.length === 0 ? (
          <EmptyState title={t("tasks.noneFound")} action={<ClearFilters href={hrefOf("")} />} />
        ) : (
          <TaskRows
            projectId={projectId}
            columns={columns}
            items={items}
            colors={colors}
            isChosen={(id) => everything || chosen.has(id)}
            onChoose={choose}
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
      {dialog && (
        <TaskBulkDialog
          {...{ dialog, projectId, selection, count, isOver, members, rules }}
          onStarted={finish}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}
