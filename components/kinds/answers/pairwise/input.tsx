"use client";
import { useId } from "react";
import { useShortcut } from "@/components/annotate/label-context";
import { classNames } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { useT } from "@/lib/client/i18n";
import { ratingActionId } from "@/lib/editor/actions";
import type { PairwiseControl } from "@/lib/kinds/answers/pairwise/control";
import type { AnswerInputProps } from "../../answer-input";

type Props = AnswerInputProps<PairwiseControl>;

/** Which of two inputs, called as they are above the data; a tie between them where it is allowed. */
export function Input(props: Props) {
  const t = useT();
  const name = useId();
  const { control } = props;
  return (
    <div className="flex flex-col gap-1 px-2">
      <Side {...props} name={name} side="left" text={control.left} />
      <Side {...props} name={name} side="right" text={control.right} />
      {control.allowTie && <Side {...props} name={name} side="tie" text={t("kinds.tie")} />}
    </div>
  );
}

type SideProps = Props & { name: string; side: string; text: string };

function Side({ control, value, disabled, onChange, name, side, text }: SideProps) {
  const key = useShortcut(ratingActionId(control.id, side));
  const on = value === side;
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
        onChange={() => onChange(side)}
        onClick={() => on && onChange(null)}
        className="size-3.5 flex-none accent-(--accent) outline-none"
      />
      <span dir="auto" className="min-w-0 flex-1 break-words">
        {text}
      </span>
      {key !== undefined && <Kbd>{key}</Kbd>}
    </label>
  );
}
