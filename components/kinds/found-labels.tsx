"use client";
import { type KeyboardEvent, type RefObject, useRef } from "react";
import { Swatch } from "@/components/ui/chip";
import { useT } from "@/lib/client/i18n";

/** Of a search; more would be scrolled through instead of searched. */
const MAX_FOUND = 50;

type Props = {
  id: string;
  /** Labels that may be chosen. */
  found: readonly { id: string; name: string }[];
  chosen: readonly string[];
  multiple: boolean;
  disabled: boolean;
  /** The field of the search: arrow keys lead from it into the hits and back. */
  field: RefObject<HTMLInputElement | null>;
  /** The branch of the label, in words. */
  nameOf: (label: string) => string;
  colorOf: (label: string) => string;
  onChoose: (label: string) => void;
};

/** What a search has found, each with what it lies below. */
export function FoundLabels(props: Props) {
  const { id, found, chosen, multiple, disabled, field, nameOf, colorOf, onChoose } = props;
  const t = useT();
  const list = useRef<HTMLDivElement>(null);
  const more = found.length - MAX_FOUND;
  /** Arrows move the focus alone: the browser's own way would choose every label on the way. */
  const onKeyDown = (event: KeyboardEvent) => {
    const inputs = [...(list.current?.querySelectorAll("input") ?? [])];
    const at = inputs.indexOf(event.target as HTMLInputElement);
    const label = found[at];
    if (event.ctrlKey || event.metaKey || event.altKey || !label) return;
    if (event.key === "ArrowDown") inputs[at + 1]?.focus();
    else if (event.key === "ArrowUp") (inputs[at - 1] ?? field.current)?.focus();
    else if (event.key === "Enter") {
      // Pressed again, Enter keeps the answer that it gave.
      if (!chosen.includes(label.id)) onChoose(label.id);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div id={id}>
      <p role="status" className={found.length === 0 ? "text-muted" : "sr-only"}>
        {found.length === 0 ? t("inputs.treeNothing") : String(found.length)}
      </p>
      <div ref={list} role="presentation" onKeyDown={onKeyDown} className="max-h-[60dvh] overflow-y-auto">
        {found.slice(0, MAX_FOUND).map((label) => (
          <label
            key={label.id}
            className="flex min-h-7 cursor-pointer items-center gap-2 rounded-md px-1 hover:bg-surface-2 pointer-coarse:min-h-10"
          >
            <input
              type={multiple ? "checkbox" : "radio"}
              name={`${id}-found`}
              checked={chosen.includes(label.id)}
              disabled={disabled}
              onChange={() => onChoose(label.id)}
              onClick={() => !multiple && chosen.includes(label.id) && onChoose(label.id)}
              className="size-3.5 flex-none accent-(--accent)"
            />
            <Swatch color={colorOf(label.id)} />
            <span translate="no" dir="auto" className="notranslate min-w-0 break-words leading-snug">
              {label.name} <span className="text-muted text-xs">{nameOf(label.id)}</span>
            </span>
          </label>
        ))}
      </div>
      {more > 0 && <p className="text-muted text-xs">{t("inputs.treeMore", { count: more })}</p>}
    </div>
  );
}
