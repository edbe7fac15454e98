"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useT } from "@/lib/client/i18n";

type Props = {
  busy: boolean;
  /** Among other panels, with less room around it. */
  compact?: boolean;
  hint: string | undefined;
  onFiles: (files: File[]) => void;
  /** Why the last files were not taken. */
  children: ReactNode;
};

/** Where files are dropped or chosen. */
export function DropZone({ busy, compact = false, hint, onFiles, children }: Props) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = useRef(onFiles);
  // Files that were chosen before the page was hydrated count.
  useEffect(() => {
    const early = [...(input.current?.files ?? [])];
    if (early.length > 0) take.current(early);
  }, []);
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
      className={classNames(
        "flex flex-col items-center gap-2 rounded-lg border-2 border-dashed bg-surface px-6 text-center",
        compact ? "py-5" : "py-12",
        over ? "border-accent bg-accent-weak" : "border-line-strong",
      )}
    >
      {children && <div className="mb-2 w-full max-w-prose text-start">{children}</div>}
      <p className={classNames("font-semibold", !compact && "text-lg")}>
        {busy ? t("imports.reading") : t("imports.drop")}
      </p>
      <p className={classNames("max-w-prose text-balance text-muted", compact && "text-xs")}>
        {t("imports.formats")}
      </p>
      {hint && <p className="max-w-prose text-balance">{hint}</p>}
      <input
        ref={input}
        type="file"
        multiple
        className="sr-only"
        tabIndex={-1}
        aria-label={t("imports.choose")}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <Button variant={compact ? "secondary" : "primary"} busy={busy} onClick={() => input.current?.click()}>
        {t("imports.choose")}
      </Button>
    </div>
  );
}
