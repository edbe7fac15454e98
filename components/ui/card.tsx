import type { ReactNode } from "react";
import { classNames } from "./class-names";

export function Card({
  children,
  className,
  pad = true,
}: {
  children: ReactNode;
  className?: string;
  pad?: boolean;
}) {
  return (
    <section
      className={classNames("rounded-lg border border-line bg-surface", pad && "px-4 py-3", className)}
    >
      {children}
    </section>
  );
}

/** What an empty page says: what belongs here and what to do first. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div data-empty className="mx-auto flex max-w-md flex-col items-center gap-2 px-6 py-14 text-center">
      <h2>{title}</h2>
      {children && <div className="text-muted">{children}</div>}
      {action && <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
