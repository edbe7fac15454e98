"use client";
/** What a label means, beside it while the pointer or the focus is there. */
import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { SENT_THERE } from "./sent-there";

function keepClosed(open: boolean, details: Tooltip.Root.ChangeEventDetails): void {
  if (!open || details.reason !== "trigger-focus") return;
  const { target } = details.event;
  // It would cover the text that has to be read for the answer.
  if (target instanceof Element && target.closest(`[${SENT_THERE}]`)) details.cancel();
}

export type LabelTipProps = {
  /** What the row is made of. */
  element: ReactElement;
  className: string;
  meaning: ReactNode;
  children: ReactNode;
};

export function LabelTip({ element, className, meaning, children }: LabelTipProps) {
  return (
    <Tooltip.Root onOpenChange={keepClosed}>
      <Tooltip.Trigger render={element} className={className} delay={350}>
        {children}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner side="inline-end" sideOffset={8} className="z-50">
          <Tooltip.Popup className="w-70 rounded-lg border border-line bg-surface px-3 py-2 shadow-pop">
            {meaning}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

/** Once one of these is open, the next one opens at once. */
export const LabelTips = ({ children }: { children: ReactNode }) => (
  <Tooltip.Provider>{children}</Tooltip.Provider>
);
