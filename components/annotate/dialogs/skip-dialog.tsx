"use client";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { useT } from "@/lib/client/i18n";
import type { SkipReason } from "@/lib/client/session/current-task";
import { SKIP_REASONS } from "@/lib/contracts/labeling";
import { useMaybeController } from "../label-context";

const TEXTS = {
  unclear: "labelLater.skipUnclear",
  broken: "labelLater.skipBroken",
  offensive: "labelLater.skipOffensive",
  language: "labelLater.skipLanguage",
  other: "labelLater.skipOther",
} as const;

type Props = {
  onClose: () => void;
  /** What skipping does; by default the open task of the label view is skipped. */
  onSkip?: (reason: SkipReason, note: string) => void;
  /** By default that of one task. */
  title?: string;
};

export function SkipDialog({ onClose, onSkip, title }: Props) {
  const t = useT();
  const controller = useMaybeController();
  const [reason, setReason] = useState<SkipReason | null>(null);
  const [note, setNote] = useState("");
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // After the dialog has put the focus on its close button: S, Enter has to skip, not close.
    const frame = requestAnimationFrame(() => first.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const [isLacking, setLacking] = useState(false);
  const skip = () => {
    // None is chosen beforehand: one that stands there already says nothing about the task.
    if (reason === null) {
      setLacking(true);
      first.current?.focus();
      return;
    }
    if (onSkip) onSkip(reason, note.trim());
    else controller?.submit({ state: "skipped", reason, note: note.trim() });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title ?? t("labelLater.skipTitle")}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button variant="primary" onClick={skip}>
            {t("label.skip")}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          skip();
        }}
        onKeyDown={({ key, target }) => {
          const chosen = SKIP_REASONS[Number(key) - 1];
          if (chosen && !(target instanceof HTMLTextAreaElement)) setReason(chosen);
        }}
      >
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 font-semibold">{t("labelLater.skipWhy")}</legend>
          {SKIP_REASONS.map((item, i) => (
            <label key={item} className="flex min-h-6 items-center gap-2">
              <input
                ref={item === "unclear" ? first : undefined}
                type="radio"
                name="skip-reason"
                checked={reason === item}
                onChange={() => setReason(item)}
                className="size-4 accent-(--accent)"
              />
              <span className="flex-1">{t(TEXTS[item])}</span>
              <Kbd>{i + 1}</Kbd>
            </label>
          ))}
          {isLacking && reason === null && (
            <p role="alert" className="text-bad">
              {t("labelLater.skipLacking")}
            </p>
          )}
        </fieldset>
        <TextArea
          label={t("labelLater.skipNote")}
          rows={3}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && skip()}
        />
        {/* Lets Enter in a radio button send the form. */}
        <button type="submit" className="sr-only" tabIndex={-1} aria-hidden>
          {t("label.skip")}
        </button>
      </form>
    </Dialog>
  );
}
