"use client";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { classNames } from "./class-names";

export type Tab = { id: string; label: ReactNode; content: ReactNode };

/** Tabs with arrow keys. Uncontrolled unless `selected` is given. */
export function Tabs({
  tabs,
  selected,
  onSelect,
  label,
  className,
  keepFocus = false,
}: {
  tabs: Tab[];
  selected?: string;
  onSelect?: (id: string) => void;
  label: string;
  className?: string;
  /** A click shows the tab and leaves the focus, and with it Enter, where it was. */
  keepFocus?: boolean;
}) {
  const base = useId();
  const [own, setOwn] = useState(tabs[0]?.id ?? "");
  const current = selected ?? own;
  const choose = (id: string) => {
    setOwn(id);
    onSelect?.(id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.id === current);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    choose(next.id);
    document.getElementById(`${base}-${next.id}`)?.focus();
  };
  return (
    <div className={classNames("flex min-h-0 flex-col", className)}>
      <div
        role="tablist"
        aria-label={label}
        onKeyDown={onKeyDown}
        className="flex max-sm:flex-wrap gap-0.5 border-line border-b px-2 pt-1.5"
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${base}-${tab.id}`}
            type="button"
            role="tab"
            aria-selected={tab.id === current}
            aria-controls={`${base}-panel`}
            tabIndex={tab.id === current ? 0 : -1}
            onMouseDown={keepFocus ? (event) => event.preventDefault() : undefined}
            onClick={() => choose(tab.id)}
            className={classNames(
              "-mb-px min-h-7 border-b-2 px-2.5",
              tab.id === current
                ? "border-accent font-semibold text-text"
                : "border-transparent text-muted hover:text-text",
            )}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        id={`${base}-panel`}
        role="tabpanel"
        aria-labelledby={`${base}-${current}`}
        className="min-h-0 flex-1 overflow-auto"
      >
        {tabs.find((tab) => tab.id === current)?.content}
      </div>
    </div>
  );
}
