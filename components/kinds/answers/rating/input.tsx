"use client";
import { useId } from "react";
import { useShortcut } from "@/components/annotate/label-context";
import { classNames } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { ratingActionId } from "@/lib/editor/actions";
import type { RatingControl } from "@/lib/kinds/answers/rating/control";
import type { AnswerInputProps } from "../../answer-input";

/** Numbers in a row, with what the ends mean. */
export function Input({ control, value, disabled, onChange }: AnswerInputProps<RatingControl>) {
  const name = useId();
  const first = useShortcut(ratingActionId(control.id, 1));
  const last = useShortcut(ratingActionId(control.id, control.max));
  const keys = first === undefined || last === undefined ? null : `${first}–${last.slice(-1)}`;
  return (
    <div className="px-2">
      <div className="flex flex-wrap gap-1">
        {Array.from({ length: control.max }, (_, i) => i + 1).map((rating) => (
          <label
            key={rating}
            className={classNames(
              "num relative grid size-7 cursor-pointer place-items-center rounded-md border has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2",
              value === rating
                ? "border-accent bg-accent font-semibold text-on-accent"
                : "border-line-strong bg-surface hover:bg-surface-2",
            )}
          >
            <input
              type="radio"
              name={name}
              checked={value === rating}
              disabled={disabled}
              onChange={() => onChange(rating)}
              onClick={() => value === rating && onChange(null)}
              className="absolute inset-0 cursor-pointer appearance-none rounded-md outline-none"
            />
            <span aria-hidden className="pointer-events-none">
              {rating}
            </span>
            <span className="sr-only">{rating}</span>
          </label>
        ))}
      </div>
      {(control.lowLabel || control.highLabel || keys !== null) && (
        <div className="mt-1 flex items-start justify-between gap-2 text-muted text-xs" dir="auto">
          <span>{control.lowLabel}</span>
          <span className="text-end">{control.highLabel}</span>
          {keys !== null && <Kbd>{keys}</Kbd>}
        </div>
      )}
    </div>
  );
}
