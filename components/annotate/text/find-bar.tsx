"use client";
/**
 * Finds a string in a text and marks every place; with a label in hand it labels all of them that have none yet. Opened by
 * its key, or for the words of a selected span, whose label is then given to equal ones by Enter.
 */
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { inputClass } from "@/components/ui/input-class";
import { useT } from "@/lib/client/i18n";
import { withLaterWords } from "@/lib/client/words/later-words";
import { findAll, type Hit, MAX_HITS } from "@/lib/editor/find-text";
import { labelAll, unlabeled } from "@/lib/editor/label-all";
import type { Finding } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { isTextControl } from "@/lib/editor/text-regions";
import { findControl, findLabel } from "@/lib/labels/schema";
import { keepFocus, useEditor, useLabelView } from "../label-context";
import { hiddenBy, positionAt } from "./dom-offsets";
import { useHighlights } from "./use-highlights";
import type { ShownText } from "./use-text-caret";

type Props = {
  editor: EditorStore;
  input: string;
  finding: Finding;
  shown: ShownText;
  /** Another one when other pieces of the text are in the page. */
  drawn: unknown;
};

/** The name of the label in hand where it belongs to this text. */
function useLabelInHand(editor: EditorStore, input: string): string | undefined {
  const active = useEditor(editor, (state) => state.active);
  const control = active ? findControl(editor.getState().schema, active.control) : undefined;
  return control && isTextControl(control, input) ? findLabel(control, active?.label ?? "")?.name : undefined;
}

/** The first hit at or after a place. */
const hitAfter = (hits: readonly Hit[], unit: number): number =>
  Math.max(
    0,
    hits.findIndex(({ start }) => start >= unit),
  );

function Bar({ editor, input, finding, shown, drawn }: Props) {
  const t = useT();
  const { announce } = useLabelView();
  const [query, setQuery] = useState(finding.query);
  const [matchCase, setMatchCase] = useState(false);
  const [wholeWord, setWholeWord] = useState(finding.isLabeling);
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const give = useRef<HTMLButtonElement>(null);
  const content = editor.getState().inputs[input];
  const text = content?.kind === "text" ? content.text : "";
  const hits = useMemo(
    () => findAll(text, query, { matchCase, wholeWord }),
    [text, query, matchCase, wholeWord],
  );
  const readOnly = useEditor(editor, (state) => state.readOnly);
  const document_ = useEditor(editor, (state) => state.document);
  const label = useLabelInHand(editor, input);
  const active = useEditor(editor, (state) => state.active);
  const open = useMemo(
    () => (active && !readOnly ? unlabeled({ ...editor.getState(), document: document_ }, input, hits) : []),
    [editor, input, hits, document_, active, readOnly],
  );
  useHighlights(shown.root, { hits, at, drawn });

  const go = useCallback(
    (next: number, among: readonly Hit[]) => {
      setAt(next);
      const hit = among[next];
      if (!hit || !shown.root.current) return;
      shown.reveal(hit.start);
      const { carets, inputs } = editor.getState();
      const found = inputs[input];
      if (found?.kind === "text")
        editor.set({ carets: { ...carets, [input]: found.index.fromUnits(hit.start) } });
      const place = positionAt(shown.root.current, hit.start);
      if (place && hiddenBy(shown.root.current, place) !== 0)
        place.node.parentElement?.scrollIntoView({ block: "center" });
    },
    [shown, editor, input],
  );
  // What is asked for by a key while the bar is open is looked for in its place.
  const seen = useRef<Finding | null>(null);
  useEffect(() => {
    if (seen.current === finding) return;
    seen.current = finding;
    setQuery(finding.query);
    setWholeWord(finding.isLabeling);
    if (finding.isLabeling && give.current) give.current.focus();
    // Which also gives it the focus.
    else field.current?.select();
  }, [finding]);
  // The first place is the one at or after the caret, wherever the places of fewer letters were.
  const from = useRef(editor.getState().carets[input] ?? 0);
  const places = useRef<readonly Hit[] | null>(null);
  useEffect(() => {
    if (places.current === hits) return;
    places.current = hits;
    const unit = content?.kind === "text" ? content.index.toUnits(from.current) : 0;
    // After the render that it is part of: then the text may be rendered again at once.
    if (hits.length > 0) queueMicrotask(() => go(hitAfter(hits, unit), hits));
  }, [hits, content, go]);

  const close = () => {
    editor.set({ finding: null });
    // The text itself would be scrolled to its beginning.
    shown.root.current?.focus({ preventScroll: true });
  };
  const step = (by: -1 | 1) => {
    if (hits.length === 0) return;
    go((at + by + hits.length) % hits.length, hits);
    from.current = editor.getState().carets[input] ?? 0;
  };
  const labelThem = () => {
    const { commands, select } = labelAll(editor.getState(), input, hits, editor.newId);
    if (commands.length === 0) return;
    editor.dispatch(commands);
    editor.select(select);
    announce(t("spans.labeled", { count: select.length }));
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === field.current) step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search
      aria-label={t("spans.find")}
      onKeyDown={onKeyDown}
      className="ms-auto grid w-fit max-w-full gap-1 rounded-md border border-line bg-surface p-1.5 shadow-pop"
    >
      <div className="flex flex-wrap items-center gap-1">
        <input
          ref={field}
          type="search"
          value={query}
          placeholder={t("spans.findPlaceholder")}
          aria-label={t("spans.find")}
          spellCheck={false}
          dir="auto"
          className={classNames(inputClass, "w-44! min-w-0")}
          onChange={(event) => setQuery(event.target.value)}
        />
        <span role="status" className="num min-w-14 px-1 text-center text-muted text-xs">
          {query.trim() !== "" &&
            (hits.length === 0
              ? t("spans.foundNone")
              : hits.length === MAX_HITS
                ? t("spans.foundMost", { max: MAX_HITS })
                : t("spans.found", { at: at + 1, count: hits.length }))}
        </span>
        <Toggle name={t("spans.matchCase")} sign="Aa" isOn={matchCase} onChange={setMatchCase} />
        <Toggle name={t("spans.wholeWord")} sign="|ab|" isOn={wholeWord} onChange={setWholeWord} />
        <IconButton
          name={t("spans.previousHit")}
          icon="up"
          disabled={hits.length === 0}
          onClick={() => step(-1)}
        />
        <IconButton
          name={t("spans.nextHit")}
          icon="down"
          disabled={hits.length === 0}
          onClick={() => step(1)}
        />
        <IconButton name={t("spans.closeFind")} icon="close" onClick={close} />
      </div>
      {hits.length > 0 && !readOnly && (
        <div className="flex items-center">
          {label === undefined ? (
            <span className="px-1 text-muted text-xs">{t("spans.pickLabel")}</span>
          ) : open.length === 0 ? (
            <span className="px-1 text-muted text-xs">{t("spans.allLabeled")}</span>
          ) : (
            <Button
              ref={give}
              size="small"
              variant="primary"
              className="min-w-0 whitespace-normal! text-start"
              onClick={labelThem}
            >
              {t("spans.labelHits", { count: open.length, label })}
            </Button>
          )}
        </div>
      )}
    </search>
  );
}

type ToggleProps = { name: string; sign: string; isOn: boolean; onChange: (isOn: boolean) => void };

const Toggle = ({ name, sign, isOn, onChange }: ToggleProps) => (
  <Button
    size="small"
    variant="quiet"
    aria-label={name}
    title={name}
    aria-pressed={isOn}
    className="font-mono aria-pressed:bg-accent-weak aria-pressed:text-accent"
    onMouseDown={keepFocus}
    onClick={() => onChange(!isOn)}
  >
    {sign}
  </Button>
);

type IconButtonProps = {
  name: string;
  icon: "up" | "down" | "close";
  disabled?: boolean;
  onClick: () => void;
};

const IconButton = ({ name, icon, disabled, onClick }: IconButtonProps) => (
  <Button
    size="small"
    variant="quiet"
    aria-label={name}
    title={name}
    disabled={disabled}
    className="px-1!"
    onMouseDown={keepFocus}
    onClick={onClick}
  >
    <Icon name={icon} />
  </Button>
);

export const FindBar = withLaterWords(Bar);
