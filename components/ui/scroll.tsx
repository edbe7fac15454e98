import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** A part that scrolls sideways by itself; it takes the focus, so that arrow keys reach what is cut off. */
export function Scroll({
  label,
  children,
  className,
}: {
  label: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region without a stop is out of reach for the keyboard
    <section aria-label={label} tabIndex={0} className={classNames("min-w-0 overflow-x-auto", className)}>
      {children}
    </section>
  );
}
