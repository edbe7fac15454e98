"use client";
/**
 * The labels as a list to be put in order: dragged by their handles, or moved by buttons and keys; where there may be equal
 * places, a button or the key = gives a label that of the one above.
 */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { labelColor, useLabelView } from "@/components/annotate/label-context";
import { Button } from "@/components/ui/button";
import { Swatch } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import { withInputWords } from "@/lib/client/words/input-words";
import type { RankingControl } from "@/lib/kinds/answers/ranking/control";
import { type RankedRow, rankedRows, rankingOf } from "@/lib/kinds/answers/ranking/equal-places";
import { movedRow, placeNumbers, withEqual } from "@/lib/kinds/answers/ranking/ranked-places";
import type { Label } from "@/lib/labels/parts";
import type { AnswerInputProps } from "../../answer-input";

/** `middles` of the other rows as they lay when the drag began: those that make room meanwhile would move the goal. */
type Drag = { id: string; to: number; middles: number[] };

function InputContent({ control, value, disabled, onChange }: AnswerInputProps<RankingControl>) {
  const t = useT();
  const { announce, colors } = useLabelView();
  const list = useRef<HTMLOListElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const isRanked = Array.isArray(value);
  const rows = rankedRows(isRanked ? value : control.labels.map(({ id }) => id));
  const shown = drag ? movedRow(rows, drag.id, drag.to) : rows;
  const numbers = placeNumbers(shown);
  const atOf = (label: Label) => rows.findIndex(({ id }) => id === label.id);

  const give = (label: Label, next: readonly RankedRow[]) => {
    const at = next.findIndex(({ id }) => id === label.id);
    const place = placeNumbers(next)[at] ?? 1;
    const isShared = next[at]?.isEqual || next[at + 1]?.isEqual;
    const told = { name: label.name, place, count: next.length };
    announce(t(isShared ? "inputs.rankShared" : "inputs.rankPlace", told));
    onChange(rankingOf(next));
  };
  const place = (label: Label, to: number) => give(label, movedRow(rows, label.id, to));
  const toggleEqual = (label: Label) => give(label, withEqual(rows, atOf(label)));
  const middlesWithout = (at: number): number[] =>
    [...(list.current?.children ?? [])].flatMap((row, i) => {
      const { top, height } = row.getBoundingClientRect();
      return i === at ? [] : [top + height / 2];
    });
  const handle = (label: Label) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (disabled || event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      const to = atOf(label);
      setDrag({ id: label.id, to, middles: middlesWithout(to) });
    },
    onPointerMove: ({ clientY }: PointerEvent<HTMLElement>) => {
      if (drag) setDrag({ ...drag, to: drag.middles.filter((middle) => middle < clientY).length });
    },
    onPointerUp: () => {
      if (drag && drag.to !== atOf(label)) place(label, drag.to);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
  });
  const onKeyDown = (event: KeyboardEvent, label: Label) => {
    if (disabled || event.ctrlKey || event.metaKey) return;
    const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    if (by !== undefined) place(label, atOf(label) + by);
    else if (control.ties && event.key === "=") toggleEqual(label);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="flex flex-col gap-1.5 px-2">
      <ol ref={list} className="flex flex-col gap-1">
        {shown.map(({ id, isEqual }, i) => {
          const label = control.labels.find((one) => one.id === id);
          if (!label) return null;
          return (
            <li
              key={label.id}
              onKeyDown={(event) => onKeyDown(event, label)}
              className={classNames(
                "flex min-h-8 items-center gap-1 rounded-md border bg-surface ps-1",
                drag?.id === label.id ? "border-accent bg-accent-weak" : "border-line-strong",
                isEqual && "-mt-2 border-t-0 rounded-t-none",
              )}
            >
              <span
                {...handle(label)}
                className={classNames(
                  "flex min-h-8 min-w-0 flex-1 touch-none select-none items-center gap-2",
                  disabled ? "" : drag ? "cursor-grabbing" : "cursor-grab",
                )}
              >
                <span className="num w-5 flex-none text-center text-muted">
                  {isRanked || drag ? numbers[i] : "–"}
                </span>
                <Swatch color={labelColor(colors, control.id, label.id)} />
                <span translate="no" dir="auto" className="notranslate min-w-0 break-words">
                  {label.name}
                </span>
              </span>
              {control.ties && i > 0 && (
                <Button
                  variant="quiet"
                  size="small"
                  disabled={disabled}
                  aria-pressed={isEqual}
                  className="px-1.5! aria-pressed:bg-accent-weak! aria-pressed:text-accent!"
                  aria-label={t("inputs.rankEqual", { name: label.name })}
                  onClick={() => toggleEqual(label)}
                >
                  =
                </Button>
              )}
              {([-1, 1] as const).map((by) => (
                <Button
                  key={by}
                  variant="quiet"
                  size="small"
                  // Not switched off at the ends: the focus would be lost with the last step.
                  aria-disabled={shown[i + by] === undefined}
                  disabled={disabled}
                  className="px-1! aria-disabled:opacity-40"
                  aria-label={t(by < 0 ? "inputs.rankUp" : "inputs.rankDown", { name: label.name })}
                  onClick={() => place(label, i + by)}
                >
                  <Icon name={by < 0 ? "up" : "down"} size={12} />
                </Button>
              ))}
            </li>
          );
        })}
      </ol>
      <div className="flex flex-wrap items-center gap-2">
        {isRanked ? (
          <Button size="small" variant="quiet" disabled={disabled} onClick={() => onChange(null)}>
            {t("inputs.rankClear")}
          </Button>
        ) : (
          <Button size="small" disabled={disabled} onClick={() => onChange(rankingOf(rows))}>
            {t("inputs.rankKeep")}
          </Button>
        )}
      </div>
    </div>
  );
}

export const Input = withInputWords(InputContent);
