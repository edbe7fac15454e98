"use client";
/** Every relation as a line of a list under the regions; with regions selected, those that lie at them. */
import { type KeyboardEvent, type RefCallback, useId, useMemo, useRef } from "react";
import { Swatch } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import type { Relation } from "@/lib/annotation/document";
import { useT } from "@/lib/client/i18n";
import { selectRelation } from "@/lib/editor/relate";
import { relationsOf } from "@/lib/editor/relations";
import { showRegion } from "@/lib/editor/show-region";
import type { EditorStore } from "@/lib/editor/store";
import { labelColor, labelRepeat, useEditor, useLabelView } from "../label-context";
import { describeRelation } from "../relation-text";
import { useRows } from "./use-rows";

type Props = { editor: EditorStore };
const ROW_PX = 28;

export function RelationList({ editor }: Props) {
  const t = useT();
  const id = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const document_ = useEditor(editor, (state) => state.document);
  const selection = useEditor(editor, (state) => state.selection);
  const chosen = useEditor(editor, (state) => state.relationId);
  const aids = useEditor(editor, (state) => state.viewAids);
  const { schema } = editor.getState();
  const shown = useMemo(
    () => (selection.length > 0 ? relationsOf(document_, selection) : document_.relations),
    [document_, selection],
  );
  const keys = useMemo(() => shown.map((relation) => relation.id), [shown]);
  const at = chosen === null ? -1 : keys.indexOf(chosen);
  const { starts, first, end, measure } = useRows({ keys, rowPx: ROW_PX, scroll, shown: at });
  const all = document_.relations.length;
  const choose = (relation: Relation | undefined) => {
    if (!relation) return;
    selectRelation(editor, relation.id);
    showRegion(editor, relation.from);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const places: Record<string, number> = {
      ArrowDown: Math.min(at + 1, shown.length - 1),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: shown.length - 1,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    choose(shown[place]);
  };
  if (all === 0) return null;
  return (
    <div className="flex max-h-48 flex-none flex-col border-line border-t">
      <div className="flex flex-wrap items-center gap-x-3 px-3.5 pt-2 pb-1 text-muted text-xs">
        <h3 className="flex-1 font-semibold">
          {selection.length > 0
            ? t("shapes.relationsHere", { count: shown.length, all })
            : t("shapes.relationsCount", { count: all })}
        </h3>
        {schema.inputs.some(({ kind }) => kind === "text") && (
          <label className="flex items-center gap-1.5">
            <input
              type="checkbox"
              checked={aids.hasAllArcs}
              onChange={() => editor.set({ viewAids: { ...aids, hasAllArcs: !aids.hasAllArcs } })}
              className="accent-(--accent)"
            />
            {t("spans.allArcs")}
          </label>
        )}
      </div>
      <div
        ref={scroll}
        role="listbox"
        aria-label={t("shapes.relations")}
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
      >
        <div role="presentation" style={{ height: starts.at(-1), position: "relative" }}>
          {shown.slice(first, end).map((relation, i) => (
            <Row
              key={relation.id}
              {...{ editor, relation, measure }}
              id={`${id}-${first + i}`}
              top={starts[first + i] ?? 0}
              on={relation.id === chosen}
              onChoose={() => choose(relation)}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

type RowProps = Props & {
  relation: Relation;
  measure: RefCallback<HTMLElement>;
  id: string;
  top: number;
  on: boolean;
  onChoose: () => void;
};

function Row({ editor, relation, measure, id, top, on, onChoose }: RowProps) {
  const { colors, repeats } = useLabelView();
  const words = useEditor(editor, (state) => describeRelation(state, relation));
  return (
    <div
      ref={measure}
      data-row={relation.id}
      id={id}
      role="option"
      aria-selected={on}
      onClick={onChoose}
      className={classNames(
        "absolute inset-x-0 flex min-h-7 cursor-pointer items-center gap-2 px-3.5 py-1",
        on ? "bg-accent-weak" : "hover:bg-surface-2",
      )}
      style={{ top }}
    >
      <Swatch
        color={labelColor(colors, relation.control, relation.label)}
        repeat={labelRepeat(repeats, relation.control, relation.label)}
      />
      <span translate="no" className="notranslate min-w-0 flex-1 break-words" dir="auto">
        {words}
      </span>
    </div>
  );
}
