"use client";
/**
 * What happens with relations now: where one begins and how it ends, why two regions were not joined, or the relation that
 * is selected. Its keys go before those of the label view: Enter ends, Escape lets go, Delete removes what is selected.
 */
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Swatch } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { chainsOf, hasChains } from "@/lib/annotation/chains";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { eventsOf, hasEvents, wrongRoles } from "@/lib/annotation/events";
import { relationIssues } from "@/lib/annotation/relation-issues";
import { useT } from "@/lib/client/i18n";
import { isTyping } from "@/lib/client/keyboard";
import { withLaterWords } from "@/lib/client/words/later-words";
import { labelActionId } from "@/lib/editor/actions";
import {
  linkSelected,
  removeSelectedRelation,
  selectRelation,
  turnSelectedRelation,
} from "@/lib/editor/relate";
import { relationControlOf, selectedRelation } from "@/lib/editor/relations";
import { type EditorState, relationInHand } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import type { RelationControl } from "@/lib/kinds";
import { findLabel, isRelationControl } from "@/lib/labels/schema";
import { keepFocus, labelColor, labelRepeat, useEditor, useLabelView, useShortcut } from "./label-context";
import { regionLabels } from "./region-text";
import { describeEvent, describeRelation } from "./relation-text";
import { inDialog, ownerOf } from "./use-shortcuts";

type Props = { editor: EditorStore };

/** By control: whatever changes in the view asks for them, and they change with the document alone. */
const counted = new WeakMap<AnnotationDocument, Map<string, ReadonlyMap<string, number>>>();

function countsOf(control: RelationControl, document: AnnotationDocument): ReadonlyMap<string, number> {
  if (hasChains(control)) return new Map([[control.labels[0]?.id ?? "", chainsOf(control, document).length]]);
  const counts = new Map<string, number>();
  for (const { control: id, label } of document.relations)
    if (id === control.id) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

const RELATING: EditorState["relating"] = {
  issues: relationIssues,
  lacks: ({ schema, document }, control) =>
    relationIssues(schema, document).some(({ path }) => path.split(".").at(-1) === control),
  counts: (control, document) => {
    if (!isRelationControl(control)) return null;
    const known = counted.get(document) ?? new Map<string, ReadonlyMap<string, number>>();
    counted.set(document, known);
    const counts = known.get(control.id) ?? countsOf(control, document);
    known.set(control.id, counts);
    return counts;
  },
};

const PROBLEMS = {
  notEnded: "shapes.relationNotEnded",
  itself: "shapes.relationItself",
  wrongEnds: "shapes.relationWrongEnds",
  known: "shapes.relationKnown",
  roleTaken: "shapes.relationRoleTaken",
} as const;

/** Escape lets go of one thing at a time: the beginning, the relation that is selected, then the label. */
function letGo(editor: EditorStore): boolean {
  const state = editor.getState();
  if (state.linkFrom !== null) editor.set({ linkFrom: null, linkProblem: null });
  else if (state.relationId !== null) selectRelation(editor, null);
  else if (relationInHand(state) && state.selection.length === 0 && state.gesture === null)
    editor.setActive(null);
  else return false;
  // A button of a label that was sent to would take the next Enter for itself.
  if (window.document.activeElement instanceof HTMLButtonElement) window.document.activeElement.blur();
  return true;
}

/**
 * What is begun holds up a submit: Enter says that the other region is missing. An event that has arguments goes on until it
 * is let go of, which Enter does as Escape.
 */
function endsBegun(editor: EditorStore): boolean {
  const { linkFrom, document } = editor.getState();
  const inHand = relationInHand(editor.getState());
  if (linkFrom === null || !inHand) return false;
  const goesOn =
    hasEvents(inHand.control) &&
    document.relations.some(({ control, from }) => control === inHand.control.id && from === linkFrom);
  editor.set(goesOn ? { linkFrom: null, linkProblem: null } : { linkProblem: "notEnded" });
  return true;
}

function onKey(editor: EditorStore, { key }: KeyboardEvent): boolean {
  if (key === "Escape") return letGo(editor);
  if (key === "Enter") return linkSelected(editor) || endsBegun(editor);
  if (key !== "Delete" && key !== "Backspace") return false;
  if (!selectedRelation(editor.getState())) return false;
  removeSelectedRelation(editor);
  return true;
}

function useKeys(editor: EditorStore): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || inDialog(event.target)) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (isTyping(ownerOf(event.target)) || !onKey(editor, event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, [editor]);
}

/** Says what was joined, parted or refused, for those who do not see it. */
function useSaid(editor: EditorStore): void {
  const t = useT();
  const { announce } = useLabelView();
  useEffect(() => {
    let before = editor.getState();
    return editor.subscribe(() => {
      const now = editor.getState();
      const [was, is] = [before.document.relations, now.document.relations];
      const { linkProblem, relationId } = now;
      const chosen = relationId === before.relationId ? undefined : selectedRelation(now);
      const added = is.length > was.length ? is.find((one) => !was.includes(one)) : undefined;
      if (added) announce(t("shapes.saidRelated", { relation: describeRelation(now, added) }));
      else if (is.length < was.length) announce(t("shapes.saidUnrelated", { count: was.length - is.length }));
      else if (linkProblem !== null && linkProblem !== before.linkProblem) announce(t(PROBLEMS[linkProblem]));
      else if (chosen) announce(t("shapes.saidRelation", { relation: describeRelation(now, chosen) }));
      before = now;
    });
  }, [editor, announce, t]);
}

function RelationBarContent({ editor }: Props) {
  useKeys(editor);
  useSaid(editor);
  useEffect(() => editor.set({ relating: RELATING }), [editor]);
  const relation = useEditor(editor, selectedRelation);
  const isRelating = useEditor(editor, (state) => relationInHand(state) !== null);
  const isOff = useEditor(editor, (state) => state.readOnly);
  const isLacking = useEditor(editor, (state) => lackingEvent(state) !== undefined);
  if (isOff) return null;
  if (!relation && !isRelating && !isLacking) return null;
  const Content = relation ? Selected : isRelating ? Relating : Lacking;
  return (
    <div className="relative">
      <Content editor={editor} />
    </div>
  );
}

export const RelationBar = withLaterWords(RelationBarContent);

/** Over the data, so that nothing moves when it comes, and above the bar of the zoom. */
const BAR =
  "absolute inset-x-3 bottom-16 z-10 mx-auto flex w-fit max-w-xl items-center gap-x-3 gap-y-1 rounded-lg border border-line bg-surface px-3 py-1.5 shadow-pop";

function Relating({ editor }: Props) {
  const t = useT();
  const { colors, repeats } = useLabelView();
  const active = useEditor(editor, (state) => state.active);
  const beginning = useEditor(editor, ({ document, linkFrom }) =>
    linkFrom === null ? undefined : document.regions.find(({ id }) => id === linkFrom),
  );
  const problem = useEditor(editor, (state) => state.linkProblem);
  const shortcut = useShortcut(labelActionId(active?.control ?? "", active?.label ?? ""));
  const { schema } = editor.getState();
  const control = relationControlOf(schema, active?.control);
  if (!control || !active) return null;
  return (
    <section aria-label={t("shapes.relations")} className={BAR}>
      <span className="flex items-center gap-1.5 font-semibold" dir="auto">
        <Swatch
          color={labelColor(colors, active.control, active.label)}
          repeat={labelRepeat(repeats, active.control, active.label)}
        />
        {findLabel(control, active.label)?.name}
      </span>
      <p className="min-w-0 flex-1">
        {problem ? (
          <span className="text-bad">{t(PROBLEMS[problem])}</span>
        ) : beginning ? (
          t("shapes.relationSecond", { region: regionLabels(schema, beginning) })
        ) : (
          t("shapes.relationFirst")
        )}{" "}
        {beginning && (
          <span className="text-muted max-sm:hidden">
            {t("shapes.relationSecondKeys")} {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}{" "}
            <Kbd>Enter</Kbd>
          </span>
        )}
      </p>
      <Button size="small" onMouseDown={keepFocus} onClick={() => letGo(editor)} shortcut="Esc">
        {t("common.cancel")}
      </Button>
    </section>
  );
}

/** The event of the one region that is selected, where a role is missing or there too often. */
function lackingEvent({ schema, document, selection }: EditorState) {
  if (selection.length !== 1) return undefined;
  return schema.controls
    .filter(hasEvents)
    .flatMap((control) => eventsOf(control, document).map((event) => ({ control, event })))
    .find(({ control, event }) => {
      const { missing, repeated } = wrongRoles(control, event);
      return event.trigger.id === selection[0] && missing.length + repeated.length > 0;
    });
}

function Lacking({ editor }: Props) {
  const t = useT();
  const words = useEditor(editor, (state) => {
    const lacking = lackingEvent(state);
    return lacking && describeEvent(state, lacking.control, lacking.event, t);
  });
  return (
    <section aria-label={t("shapes.event")} className={BAR}>
      <p className="min-w-0 flex-1 break-words" dir="auto">
        {words}
      </p>
    </section>
  );
}

function Selected({ editor }: Props) {
  const t = useT();
  const relation = useEditor(editor, selectedRelation);
  const { schema } = editor.getState();
  const words = useEditor(editor, (state) => relation && describeRelation(state, relation));
  if (!relation) return null;
  return (
    <section aria-label={t("shapes.relation")} className={classNames(BAR, "flex-wrap")}>
      <p className="min-w-40 flex-1 font-semibold" dir="auto">
        {words}
      </p>
      {relationControlOf(schema, relation.control)?.directed && (
        <Button size="small" onMouseDown={keepFocus} onClick={() => turnSelectedRelation(editor)}>
          {t("shapes.relationTurn")}
        </Button>
      )}
      <Button
        size="small"
        onMouseDown={keepFocus}
        onClick={() => removeSelectedRelation(editor)}
        shortcut="Del"
      >
        {t("shapes.relationRemove")}
      </Button>
      <Button
        size="small"
        onMouseDown={keepFocus}
        onClick={() => selectRelation(editor, null)}
        shortcut="Esc"
      >
        {t("common.close")}
      </Button>
    </section>
  );
}
