"use client";
/** A field that finds labels of a question; what it finds stands below it, and `children` while nothing is sought. */
import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { labelColor, useLabelView } from "@/components/annotate/label-context";
import { inputClass } from "@/components/ui/input-class";
import { useT } from "@/lib/client/i18n";
import type { Label } from "@/lib/labels/parts";
import { FoundLabels } from "./found-labels";

type Props = {
  control: { id: string; name: string };
  text: string;
  onText: (text: string) => void;
  /** Labels that may be chosen; null while nothing is sought. */
  found: readonly Label[] | null;
  chosen: readonly string[];
  multiple: boolean;
  disabled: boolean;
  /** The branch of a label, in words. */
  nameOf?: (label: string) => string;
  onChoose: (label: string) => void;
  /** Its root takes the id that the field names as what it controls. */
  children: (id: string) => ReactNode;
};

export function LabelSearch(props: Props) {
  const { control, text, onText, found, chosen, multiple, disabled, nameOf, onChoose, children } = props;
  const t = useT();
  const { colors } = useLabelView();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const [first] = found ?? [];
    if (event.key === "Escape" && text !== "") onText("");
    // Pressed again, Enter keeps the answer that it gave.
    else if (event.key === "Enter" && first) {
      if (!chosen.includes(first.id)) onChoose(first.id);
    } else if (event.key === "ArrowDown" && first)
      document.getElementById(id)?.querySelector("input")?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <input
        ref={field}
        type="search"
        className={inputClass}
        value={text}
        placeholder={t("inputs.treeSearch")}
        aria-label={`${control.name}: ${t("inputs.treeSearch")}`}
        aria-controls={id}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {found ? (
        <FoundLabels
          {...{ id, found, chosen, multiple, disabled, field, onChoose }}
          nameOf={nameOf ?? (() => "")}
          colorOf={(label) => labelColor(colors, control.id, label)}
        />
      ) : (
        children(id)
      )}
    </>
  );
}
