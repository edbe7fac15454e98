"use client";
import { useId } from "react";
import { useShortcut } from "@/components/annotate/label-context";
import { classNames } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { useT } from "@/lib/client/i18n";
import { withInputWords } from "@/lib/client/words/input-words";
import { ratingActionId } from "@/lib/editor/actions";
import { BOTH_BAD, pairwiseValues, placedValues, TIE } from "@/lib/kinds/answers/pairwise/candidates";
import type { PairwiseControl } from "@/lib/kinds/answers/pairwise/control";
import type { AnswerInputProps } from "../../answer-input";

type Props = AnswerInputProps<PairwiseControl>;

/** Which input is the best, called as they are above the data; none of them where that is allowed. */
function InputContent({ control, value, disabled, places, onChange }: Props) {
  const t = useT();
  const name = useId();
  const words: Record<string, string> = {
    [TIE]: t("inputs.tie"),
    [BOTH_BAD]: t(control.others ? "inputs.allBad" : "inputs.bothBad"),
  };
  // The first key gives what is shown first.
  const slots = pairwiseValues(control);
  return (
    <div className="flex flex-col gap-1 px-2">
      {placedValues(control, places ?? []).map(({ id, name: text }, i) => (
        <Candidate
          key={id}
          name={name}
          text={words[id] ?? text}
          actionId={ratingActionId(control.id, slots[i]?.id ?? id)}
          on={value === id}
          disabled={disabled}
          onChoose={() => onChange(value === id ? null : id)}
        />
      ))}
    </div>
  );
}

export const Input = withInputWords(InputContent);

type CandidateProps = {
  name: string;
  text: string;
  actionId: string;
  on: boolean;
  disabled: boolean;
  onChoose: () => void;
};

function Candidate({ name, text, actionId, on, disabled, onChoose }: CandidateProps) {
  const key = useShortcut(actionId);
  return (
    <label
      className={classNames(
        "flex min-h-8 cursor-pointer items-center gap-2 rounded-md border px-2.5 has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2",
        on
          ? "border-accent bg-accent-weak font-semibold"
          : "border-line-strong bg-surface hover:bg-surface-2",
      )}
    >
      <input
        type="radio"
        name={name}
        checked={on}
        disabled={disabled}
        onChange={onChoose}
        onClick={() => on && onChoose()}
        className="size-3.5 flex-none accent-(--accent) outline-none"
      />
      <span dir="auto" className="min-w-0 flex-1 break-words">
        {text}
      </span>
      {key !== undefined && <Kbd>{key}</Kbd>}
    </label>
  );
}
