"use client";
/** Throws work away after a second question, whose answer by Enter is no: work is never lost by a key pressed twice. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useT } from "@/lib/client/i18n";

type Props = { label: string; sure: string; variant: "danger" | "quiet"; onDiscard: () => void };

export function DiscardButton({ label, sure, variant, onDiscard }: Props) {
  const t = useT();
  const [isAsked, setAsked] = useState(false);
  if (!isAsked)
    return (
      <Button size="small" variant={variant} onClick={() => setAsked(true)}>
        {label}
      </Button>
    );
  return (
    <>
      <Button size="small" variant="danger" onClick={onDiscard}>
        {sure}
      </Button>
      {/* The focus goes here, since the button that had it is gone. */}
      <Button size="small" autoFocus onClick={() => setAsked(false)}>
        {t("refused.keep")}
      </Button>
    </>
  );
}
