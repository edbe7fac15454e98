"use client";
/**
 * Every relation as a line of a list under the regions, an event with its roles as one; with regions selected, the events and
 * relations that lie at them, the arguments of events apart, so that each can be chosen.
 */
import { type KeyboardEvent, type RefCallback, useId, useMemo, useRef } from "react";
import { Swatch } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import type { AnnotationDocument, Relation } from "@/lib/annotation/document";
import { type Event, eventsOf, hasEvents, wrongRoles } from "@/lib/annotation/events";
import { useT } from "@/lib/client/i18n";
import { selectRelation } from "@/lib/editor/relate";
import { relationsOf } from "@/lib/editor/relations";
import { showRegion } from "@/lib/editor/show-region";
import type { EditorStore } from "@/lib/editor/store";
import type { RelationControl } from "@/lib/kinds";
import type { LabelSchema } from "@/lib/labels/schema";
import { labelColor, labelRepeat, useEditor, useLabelView } from "../label-context";
import { describeEvent, describeRelation } from "../relation-text";
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
  const { shown, events } = useMemo(
    () => entriesOf(schema, document_, selection),
    [schema, document_, selection],
  );
  const keys = useMemo(() => shown.map(({ key }) => key), [shown]);
  const at = shown.findIndex(({ relation, event, region }) =>
    chosen === null
      ? event && selection.length === 1 && region === selection[0]
      : (relation?.id ?? event?.arguments.find(({ id: argument }) => argument === chosen)?.id) === chosen,
  );
  const { starts, first, end, measure } = useRows({ keys, rowPx: ROW_PX, scroll, shown: at });
  const all = document_.relations.length;
  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    if (entry.relation) selectRelation(editor, entry.relation.id);
    else editor.select([entry.region]);
    showRegion(editor, entry.region);
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
  if (all === 0 && events === 0) return null;
  const relations =
    selection.length > 0
      ? t("shapes.relationsHere", { count: shown.filter(({ relation }) => relation).length, all })
      : t("shapes.relationsCount", { count: all });
  return (
    <div className="flex max-h-48 flex-none flex-col border-line border-t">
      <div className="flex flex-wrap items-center gap-x-3 px-3.5 pt-2 pb-1 text-muted text-xs">
        <h3 className="flex-1 font-semibold">
          {events > 0 && `${t("shapes.eventsCount", { count: events })} · `}
          {relations}
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
          {shown.slice(first, end).map((entry, i) => (
            <Row
              key={entry.key}
              {...{ editor, entry, measure }}
              id={`${id}-${first + i}`}
              top={starts[first + i] ?? 0}
              on={first + i === at}
              onChoose={() => choose(entry)}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/** A relation, or an event under the id of its trigger and its control. */
type Entry = { key: string; region: string } & (
  | { relation: Relation; event?: undefined }
  | { event: Event; control: RelationControl; relation?: undefined }
);

function entriesOf(
  schema: LabelSchema,
  document: AnnotationDocument,
  selection: readonly string[],
): { shown: Entry[]; events: number } {
  const selected = new Set(selection);
  const controls = schema.controls.filter(hasEvents);
  const ofEvents = new Set(controls.map(({ id }) => id));
  const events = controls.flatMap((control) =>
    eventsOf(control, document).map((event): Extract<Entry, { event: Event }> => {
      const { id } = event.trigger;
      return { key: `${control.id} ${id}`, region: id, event, control };
    }),
  );
  const isNear = ({ event }: { event: Event }) =>
    selected.has(event.trigger.id) || event.arguments.some(({ to }) => selected.has(to));
  const relations =
    selection.length > 0
      ? relationsOf(document, selection)
      : document.relations.filter(({ control }) => !ofEvents.has(control));
  return {
    shown: [
      ...(selection.length > 0 ? events.filter(isNear) : events),
      ...relations.map((relation) => ({ key: relation.id, region: relation.from, relation })),
    ],
    events: events.length,
  };
}

type RowProps = Props & {
  entry: Entry;
  measure: RefCallback<HTMLElement>;
  id: string;
  top: number;
  on: boolean;
  onChoose: () => void;
};

function Row({ editor, entry, measure, id, top, on, onChoose }: RowProps) {
  const t = useT();
  const { colors, repeats } = useLabelView();
  const words = useEditor(editor, (state) =>
    entry.relation
      ? describeRelation(state, entry.relation)
      : describeEvent(state, entry.control, entry.event, t),
  );
  const look = entry.relation ?? {
    control: entry.event.trigger.control,
    label: entry.event.trigger.labels[0] ?? "",
  };
  const wrong = entry.event && wrongRoles(entry.control, entry.event);
  const isWrong = wrong !== undefined && wrong.missing.length + wrong.repeated.length > 0;
  return (
    <div
      ref={measure}
      data-row={entry.key}
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
        color={labelColor(colors, look.control, look.label)}
        repeat={labelRepeat(repeats, look.control, look.label)}
      />
      <span
        translate="no"
        className={classNames("notranslate min-w-0 flex-1 break-words", isWrong && "text-bad")}
        dir="auto"
      >
        {words}
      </span>
    </div>
  );
}
