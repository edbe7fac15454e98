"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, useEffect, useMemo, useRef } from "react";
import { useRangeChoice } from "@/components/ui/use-range-choice";
import { useT } from "@/lib/client/i18n";
import type { ListedTask } from "@/lib/contracts/tasks";
import { cellClass, type TaskColumn } from "./task-columns";

const ROW_PX = 34;
/** Narrower, and cells could not be read. */
const PX_PER_COLUMN = 120;

const gridOf = (columns: readonly TaskColumn[]): CSSProperties => ({
  display: "grid",
  alignItems: "center",
  gridTemplateColumns: `32px ${columns.map(({ width }) => width).join(" ")}`,
  minWidth: columns.length * PX_PER_COLUMN,
});

type RowsProps = {
  projectId: string;
  columns: readonly TaskColumn[];
  items: ListedTask[];
  /** CSS colour by `controlId/labelId`. */
  colors: ReadonlyMap<string, string>;
  isChosen: (id: string) => boolean;
  onChoose: (ids: readonly string[], on: boolean) => void;
  allChosen: boolean;
  onToggleAll: (on: boolean) => void;
  onEnd: () => void;
  hasMore: boolean;
  busy: boolean;
};

/** Only the rows in sight exist; `aria-rowindex` tells the place of each in the whole. */
export function TaskRows(props: RowsProps) {
  const { columns, items, onEnd, hasMore, busy } = props;
  const grid = useMemo(() => gridOf(columns), [columns]);
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
  const onBox = useRangeChoice(
    items.map(({ id }) => id),
    props.onChoose,
  );
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
        style={grid}
        className="sticky top-0 z-10 border-line border-b bg-surface font-semibold text-muted text-xs"
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
        {columns.map(({ id, title }) => (
          <div key={id} role="columnheader" className="truncate px-2" dir="auto" title={title}>
            {title}
          </div>
        ))}
      </div>
      <div
        role="rowgroup"
        className="relative"
        style={{ minWidth: grid.minWidth, height: rows.getTotalSize() }}
      >
        {visible.map((row) => {
          const item = items[row.index];
          return (
            item && (
              <Row key={item.id} {...props} {...{ grid, item, onBox }} index={row.index} top={row.start} />
            )
          );
        })}
      </div>
    </div>
  );
}

type RowProps = Pick<RowsProps, "projectId" | "columns" | "colors" | "isChosen"> & {
  grid: CSSProperties;
  item: ListedTask;
  index: number;
  top: number;
  onBox: (id: string, on: boolean, withShift: boolean) => void;
};

function Row({ projectId, columns, colors, isChosen, grid, item, index, top, onBox }: RowProps) {
  const t = useT();
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="absolute inset-x-0 border-line border-b hover:bg-surface-2"
      style={{ ...grid, height: ROW_PX, transform: `translateY(${top}px)` }}
    >
      <div role="cell" className="grid place-items-center">
        <input
          type="checkbox"
          className="size-4 accent-(--accent)"
          aria-label={t("tasks.selectTask", { number: item.seq })}
          checked={isChosen(item.id)}
          onChange={({ target, nativeEvent }) =>
            onBox(item.id, target.checked, (nativeEvent as MouseEvent).shiftKey)
          }
        />
      </div>
      {columns.map((column) => (
        <div key={column.id} role="cell" className={cellClass(column)} dir="auto">
          <column.Cell column={column.id} {...{ projectId, item, colors }} />
        </div>
      ))}
    </div>
  );
}
