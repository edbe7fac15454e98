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
    <section aria-label={label} tabIndex={0} className={classNames("min-w-0 overflow-x-auto", className)}>
      {children}
    </section>
  );
}
