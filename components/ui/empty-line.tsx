import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** What a short list says while it is empty: what will stand there, and the step that fills it. */
export function EmptyLine({
  children,
  action,
  className,
}: {
  children: ReactNode;
  action: ReactNode;
  className?: string;
}) {
  return (
    <div data-empty className={classNames("flex flex-wrap items-baseline gap-x-3 gap-y-1", className)}>
      <p className="text-muted">{children}</p>
      {action}
    </div>
  );
}
