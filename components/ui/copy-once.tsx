"use client";
import { useState } from "react";
import { useT } from "@/lib/client/i18n";
import { Button } from "./button";
import { TextField } from "./field";

/** A secret or link shown this once, to be copied. */
export function CopyOnce({ label, value }: { label: string; value: string }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  // The clipboard is missing on plain http; the field can be copied by hand.
  const copy = () =>
    navigator.clipboard?.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="flex items-end gap-2 rounded-md bg-good-weak p-3" role="status">
      <TextField
        className="flex-1"
        label={label}
        value={value}
        readOnly
        onFocus={(event) => event.target.select()}
      />
      <Button onClick={() => void copy()}>{t(copied ? "common.copied" : "common.copy")}</Button>
    </div>
  );
}
