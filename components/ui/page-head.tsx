import type { ReactNode } from "react";

/** The heading of a page: its title, a line beside it and what can be done. */
export function PageHead({
  title,
  note,
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="mb-3.5 flex min-h-7 flex-wrap items-center gap-x-3 gap-y-2">
      <h1 className="min-w-0 break-words">{title}</h1>
      {note && <span className="text-muted">{note}</span>}
      {children && <div className="ms-auto flex flex-wrap items-center gap-2">{children}</div>}
    </div>
  );
}
