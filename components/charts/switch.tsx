"use client";
import { classNames } from "@/components/ui/class-names";

type Props<V extends string> = {
  label: string;
  value: V;
  options: readonly (readonly [value: V, name: string])[];
  onChange: (value: V) => void;
};

/** One of a few, side by side. */
export function Switch<V extends string>({ label, value, options, onChange }: Props<V>) {
  return (
    <fieldset className="flex rounded-md border border-line-strong">
      <legend className="sr-only">{label}</legend>
      {options.map(([option, name], place) => (
        <button
          key={option}
          type="button"
          aria-pressed={option === value}
          onClick={() => onChange(option)}
          className={classNames(
            "min-h-6 px-2 text-sm",
            place > 0 && "border-line-strong border-s",
            place === 0 && "rounded-s-[5px]",
            place === options.length - 1 && "rounded-e-[5px]",
            option === value ? "bg-accent-weak font-semibold text-accent" : "text-muted hover:bg-surface-2",
          )}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
