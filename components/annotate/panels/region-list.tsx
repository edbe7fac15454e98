"use client";
/** A listbox with one row per region; only the rows in view exist, so thousands scroll smoothly. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef } from "react";
import { Swatch } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { Region } from "@/lib/annotation/document";
import { useT } from "@/lib/client/i18n";
import { readingOrder } from "@/lib/editor/actions/region-actions";
import type { EditorStore } from "@/lib/editor/store";
import { labelColor, labelRepeat, useEditor, useLabelView } from "../label-context";
import { regionLabels, regionPlace } from "../region-text";

/** Of a name that needs one line. */
const ROW_PX = 28;

export function RegionList({ editor }: { editor: EditorStore }) {
  const t = useT();
  const id = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const regions = useEditor(editor, (state) => state.document.regions);
  const selection = useEditor(editor, (state) => state.selection);
  const order = useMemo(() => readingOrder(regions), [regions]);
  const rows = useVirtualizer({
    count: order.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    initialRect: { width: 320, height: 400 },
  });
  const at = order.findIndex((region) => region.id === selection.at(-1));
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at);
  }, [at, rows]);

  const onKeyDown = (event: KeyboardEvent) => {
    const last = order.length - 1;
    const targets: Record<string, number> = {
      ArrowDown: Math.min(at + 1, last),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: last,
    };
    const region = order[targets[event.key] ?? -1];
    if (!region || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    editor.select(event.shiftKey ? [...new Set([...selection, region.id])] : [region.id]);
  };
  const chosen = new Set(selection);
  return (
    <div
      ref={scroll}
      role="listbox"
      aria-label={t("label.regions")}
      aria-multiselectable
      aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="min-h-32 flex-1 overflow-auto focus-visible:-outline-offset-2"
    >
      <div role="presentation" style={{ height: rows.getTotalSize(), position: "relative" }}>
        {rows.getVirtualItems().map((row) => {
          const region = order[row.index] as Region;
          return (
            <RegionRow
              key={region.id}
              {...{ editor, region }}
              id={`${id}-${row.index}`}
              place={row.index + 1}
              total={order.length}
              index={row.index}
              measure={rows.measureElement}
              top={row.start}
              on={chosen.has(region.id)}
            />
          );
        })}
      </div>
    </div>
  );
}

type RowProps = {
  editor: EditorStore;
  region: Region;
  id: string;
  place: number;
  total: number;
  /** Its place among the rows that exist, by which it is measured. */
  index: number;
  measure: (row: Element | null) => void;
  top: number;
  on: boolean;
};

function RegionRow({ editor, region, id, place, total, index, measure, top, on }: RowProps) {
  const t = useT();
  const { colors, repeats } = useLabelView();
  const hidden = useEditor(editor, (state) => state.hidden.has(region.id));
  const locked = useEditor(editor, (state) => state.locked.has(region.id));
  const { schema } = editor.getState();
  return (
    <div
      ref={measure}
      data-index={index}
      id={id}
      role="option"
      aria-selected={on}
      aria-posinset={place}
      aria-setsize={total}
      onClick={(event) => {
        const { selection } = editor.getState();
        editor.select(event.shiftKey || event.ctrlKey ? [...selection, region.id] : [region.id]);
      }}
      className={classNames(
        "absolute inset-x-0 flex min-h-7 cursor-pointer items-center gap-2 px-3.5 py-1",
        on ? "bg-accent-weak" : "hover:bg-surface-2",
        hidden && "opacity-60",
      )}
      style={{ top }}
    >
      <span className="num w-7 flex-none text-end text-faint">{place}</span>
      <Swatch
        color={labelColor(colors, region.control, region.labels[0])}
        repeat={labelRepeat(repeats, region.control, region.labels[0])}
      />
      {/* A long name has its lines to itself, and the place comes under it. */}
      <span translate="no" className="notranslate flex min-w-0 flex-1 flex-wrap gap-x-2">
        <span className="min-w-0 break-words font-semibold" dir="auto">
          {regionLabels(schema, region)}
        </span>
        <span className="num min-w-0 flex-1 basis-24 truncate text-muted" dir="auto">
          {regionPlace(region)}
        </span>
      </span>
      {hidden && <Mark icon="eyeOff" text={t("label.isHidden")} />}
      {locked && <Mark icon="lock" text={t("label.isLocked")} />}
    </div>
  );
}

function Mark({ icon, text }: { icon: "eyeOff" | "lock"; text: string }) {
  return (
    <span className="flex-none text-muted" title={text}>
      <Icon name={icon} size={14} />
      <span className="sr-only">{text}</span>
    </span>
  );
}
