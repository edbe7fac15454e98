import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** A key as printed on the keyboard. `inherit` takes the colours of what it stands on. */
export function Kbd({ children, inherit = false }: { children: ReactNode; inherit?: boolean }) {
  return (
    <kbd
      className={classNames(
        "inline-block pointer-coarse:hidden rounded border border-b-2 px-1.5 py-0.5 font-mono text-[11px] leading-none",
        inherit ? "border-current/45 bg-transparent" : "border-line-strong bg-surface text-muted",
      )}
    >
      {children}
    </kbd>
  );
}
