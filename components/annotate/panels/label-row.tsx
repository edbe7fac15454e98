"use client";
/** A label with its colour, count and key; hover or focus shows what it means and an example each way. */
import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { useT } from "@/lib/client/i18n";
import type { Rule } from "@/lib/contracts/guidelines";
import type { Label } from "@/lib/labels/schema";
import { useLabelView, useShortcut } from "../label-context";

/** On a question that the focus was sent to: what its labels mean stays closed until a key is pressed there. */
export const SENT_THERE = "data-sent-there";

function keepClosed(open: boolean, details: Tooltip.Root.ChangeEventDetails): void {
  if (!open || details.reason !== "trigger-focus") return;
  const { target } = details.event;
  // It would cover the text that has to be read for the answer.
  if (target instanceof Element && target.closest(`[${SENT_THERE}]`)) details.cancel();
}

type Props = {
  control: string;
  label: Label;
  on: boolean;
  actionId: string;
  count?: number;
  /** The control itself: a radio button, a check box, a swatch. */
  children: ReactNode;
  /** The element the row is made of; a `label` around its input when left out. */
  as?: ReactElement;
};

const ROW =
  "flex min-h-7 w-full cursor-pointer items-center gap-2 rounded-md px-2 py-0.5 text-start hover:bg-surface-2";

export function LabelRow({ control, label, on, actionId, count, children, as }: Props) {
  const shortcut = useShortcut(actionId);
  const { guide } = useLabelView();
  const examples = examplesOf(guide.rules, `${control}/${label.id}`);
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
  return (
    <Tooltip.Root onOpenChange={keepClosed} disabled={!label.description && !examples.good && !examples.bad}>
      <Tooltip.Trigger render={as ?? <label />} className={className} delay={350}>
        {row}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner side="inline-end" sideOffset={8} className="z-50">
          <Tooltip.Popup className="w-70 rounded-lg border border-line bg-surface px-3 py-2 shadow-pop">
            <LabelMeaning label={label} {...examples} />
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

type Example = Rule["examples"][number];

function examplesOf(rules: readonly Rule[], target: string) {
  const all = rules.filter((rule) => rule.labels.includes(target)).flatMap((rule) => rule.examples);
  return {
    good: all.find((example) => example.verdict === "good"),
    bad: all.find((example) => example.verdict === "bad"),
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
