"use client";
/** A label with its colour, count and key; hover or focus shows what it means and an example each way. */
import { cloneElement, type ReactElement, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { useT } from "@/lib/client/i18n";
import type { Rule } from "@/lib/contracts/guidelines";
import type { Label } from "@/lib/labels/schema";
import { useLabelView, useShortcut } from "../label-context";
import { useLabelTip } from "./later-tips";

type Props = {
  control: string;
  label: Label;
  on: boolean;
  actionId: string;
  count?: number;
  /** The control itself: a radio button, a check box, a swatch. */
  children: ReactNode;
  /** The element the row is made of; a `label` around its input when left out. */
  as?: ReactElement<{ className?: string }>;
};

const ROW =
  "flex min-h-7 w-full cursor-pointer items-center gap-2 rounded-md px-2 py-0.5 text-start hover:bg-surface-2";

export function LabelRow({ control, label, on, actionId, count, children, as }: Props) {
  const shortcut = useShortcut(actionId);
  const { projectSync } = useLabelView();
  const examples = examplesOf(projectSync.rules, `${control}/${label.id}`);
  const row = (
    <>
      {children}
      <span
        translate="no"
        className={classNames("notranslate min-w-0 flex-1 break-words leading-snug", on && "font-semibold")}
        dir="auto"
      >
        {label.name}
      </span>
      {count !== undefined && <span className="num text-faint">{count}</span>}
      {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
    </>
  );
  const className = classNames(ROW, on && "bg-accent-weak shadow-[inset_2px_0_0_var(--accent)]");
  const Tip = useLabelTip();
  const element: ReactElement<{ className?: string }> = as ?? <label />;
  if (!Tip || (!label.description && !examples.good && !examples.bad))
    return cloneElement(element, { className }, row);
  return (
    <Tip element={element} className={className} meaning={<LabelMeaning label={label} {...examples} />}>
      {row}
    </Tip>
  );
}

type Example = Rule["examples"][number];

function examplesOf(rules: readonly Rule[], target: string) {
  const all = rules.filter((rule) => rule.labels.includes(target)).flatMap((rule) => rule.examples);
  return {
    good: all.find((example) => example.rating === "good"),
    bad: all.find((example) => example.rating === "bad"),
  };
}

function LabelMeaning({
  label,
  good,
  bad,
}: {
  label: Label;
  good: Example | undefined;
  bad: Example | undefined;
}) {
  const t = useT();
  return (
    <div className="flex flex-col gap-1.5" dir="auto">
      <strong>{label.name}</strong>
      {label.description && <p className="whitespace-pre-wrap">{label.description}</p>}
      {good && (
        <p className="text-good">
          ✓ <span className="sr-only">{t("label.goodExample")}</span> {good.text}
        </p>
      )}
      {bad && (
        <p className="text-bad">
          ✗ <span className="sr-only">{t("label.badExample")}</span> {bad.text}
        </p>
      )}
    </div>
  );
}
