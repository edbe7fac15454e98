"use client";
/** A listbox with one row per region; only the rows in view exist, so thousands scroll smoothly. */
import { type KeyboardEvent, type MouseEvent, type RefCallback, useId, useMemo, useRef } from "react";
import { Swatch } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { Region } from "@/lib/annotation/document";
import { useT } from "@/lib/client/i18n";
import { readingOrder } from "@/lib/editor/actions/region-actions";
import { chainNumbers } from "@/lib/editor/chain-numbers";
import type { EditorStore } from "@/lib/editor/store";
import { chainLook } from "@/lib/labels/color";
import { labelColor, labelRepeat, useEditor, useLabelView } from "../label-context";
import { regionLabels, regionPlace } from "../region-text";
import { useFiltered } from "./region-filter-bar";
import { useRows } from "./use-rows";

/** Of a name that needs one line. */
const ROW_PX = 28;

export function RegionList({ editor }: { editor: EditorStore }) {
  const t = useT();
  const id = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const { found: regions } = useFiltered(editor);
  const selection = useEditor(editor, (state) => state.selection);
  const order = useMemo(() => readingOrder(regions), [regions]);
  const keys = useMemo(() => order.map((region) => region.id), [order]);
  const at = order.findIndex((region) => region.id === selection.at(-1));
  const { starts, first, end, measure } = useRows({ keys, rowPx: ROW_PX, scroll, shown: at });

  const onKeyDown = (event: KeyboardEvent) => {
    const last = order.length - 1;
    const targets: Record<string, number> = {
      ArrowDown: Math.min(at + 1, last),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: last,
    };
    const target = targets[event.key] ?? -1;
    const region = order[target];
    if (!region || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.shiftKey) selectTo(target);
    else selectOnly(target);
  };
  /** Where a range begins: the row chosen last without Shift. */
  const anchor = useRef<string | null>(null);
  const selectOnly = (place: number) => {
    const region = order[place];
    if (!region) return;
    anchor.current = region.id;
    editor.select([region.id]);
  };
  /** From the anchor to this row, which becomes the last of the selection: the list goes on from there. */
  const selectTo = (place: number) => {
    const from = Math.max(
      0,
      order.findIndex(({ id }) => id === (anchor.current ?? selection.at(-1))),
    );
    const range = order.slice(Math.min(from, place), Math.max(from, place) + 1).map((region) => region.id);
    editor.select(from <= place ? range : range.reverse());
  };
  const toggle = (place: number) => {
    const id = order[place]?.id;
    if (id === undefined) return;
    anchor.current = id;
    editor.select(selection.includes(id) ? selection.filter((one) => one !== id) : [...selection, id]);
  };
  const onRow = (place: number, event: MouseEvent) => {
    if (event.shiftKey) selectTo(place);
    else if (event.ctrlKey || event.metaKey) toggle(place);
    else selectOnly(place);
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
      <div role="presentation" style={{ height: starts.at(-1), position: "relative" }}>
        {order.slice(first, end).map((region, i) => (
          <RegionRow
            key={region.id}
            {...{ editor, region, measure }}
            id={`${id}-${first + i}`}
            place={first + i + 1}
            total={order.length}
            top={starts[first + i] ?? 0}
            on={chosen.has(region.id)}
            onChoose={(event) => onRow(first + i, event)}
          />
        ))}
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
  measure: RefCallback<HTMLElement>;
  top: number;
  on: boolean;
  onChoose: (event: MouseEvent) => void;
};

function RegionRow({ editor, region, id, place, total, measure, top, on, onChoose }: RowProps) {
  const t = useT();
  const { colors, repeats } = useLabelView();
  const hidden = useEditor(editor, (state) => state.hidden.has(region.id));
  const locked = useEditor(editor, (state) => state.locked.has(region.id));
  // As it stands in the text: mentions of one chain are found by their number.
  const { group } = region;
  const chain = useEditor(editor, ({ document }) =>
    group === undefined ? undefined : chainNumbers(document.regions).get(group),
  );
  const { schema } = editor.getState();
  return (
    <div
      ref={measure}
      data-row={region.id}
      id={id}
      role="option"
      aria-selected={on}
      aria-posinset={place}
      aria-setsize={total}
      // A range must not be marked as text.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={onChoose}
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
      {chain !== undefined ? (
        <span
          className="num flex flex-none items-center gap-1.5 text-muted"
          title={t("spans.chain", { number: chain })}
        >
          <Swatch {...chainLook(chain)} />
          <span aria-hidden>#{chain}</span>
          <span className="sr-only">{t("spans.chain", { number: chain })}</span>
        </span>
      ) : (
        group !== undefined && <Mark icon="group" text={t("shapes.grouped")} />
      )}
      {hidden && <Mark icon="eyeOff" text={t("labelLater.isHidden")} />}
      {locked && <Mark icon="lock" text={t("labelLater.isLocked")} />}
    </div>
  );
}

function Mark({ icon, text }: { icon: "eyeOff" | "group" | "lock"; text: string }) {
  return (
    <span className="flex-none text-muted" title={text}>
      <Icon name={icon} size={14} />
      <span className="sr-only">{text}</span>
    </span>
  );
}
