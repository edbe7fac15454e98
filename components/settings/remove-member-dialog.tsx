"use client";
import { useId, useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextField } from "@/components/ui/field";
import type { CallInput } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { AnnotatorWork, Member } from "@/lib/contracts/people";

type Choice = "keep" | "exclude" | "requeue";
type Props = {
  member: Member;
  /** What they have given to the project. */
  work: AnnotatorWork;
  busy: boolean;
  onRemove: (query: CallInput<"removeMember">["query"]) => void;
  onClose: () => void;
};

/** Says what stays of a member, and asks whether it counts. */
export function RemoveMemberDialog({ member, work, busy, onRemove, onClose }: Props) {
  const t = useT();
  const group = useId();
  const [choice, setChoice] = useState<Choice>("keep");
  const [reason, setReason] = useState("");
  const hasWork = work.submitted > 0;
  return (
    <ConfirmDialog
      open
      title={t("settings.removeTitle", { name: member.name })}
      action={t("app.remove")}
      busy={busy}
      disabled={choice !== "keep" && reason.trim() === ""}
      onConfirm={() => onRemove(choice === "keep" ? {} : { annotations: choice, reason: reason.trim() })}
      onClose={onClose}
    >
      <p>{t("settings.removeText")}</p>
      <p>{t("settings.removeWork", { count: work.submitted, skipped: work.skipped, drafts: work.drafts })}</p>
      {hasWork && (
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1 font-semibold text-sm">{t("settings.removeAsk")}</legend>
          {(["keep", "exclude", "requeue"] as const).map((one) => (
            <label key={one} className="flex items-start gap-2">
              <input
                type="radio"
                name={group}
                className="mt-1 flex-none accent-(--accent)"
                checked={choice === one}
                onChange={() => setChoice(one)}
              />
              {t(`settings.remove_${one}`)}
            </label>
          ))}
          {choice !== "keep" && (
            <TextField
              label={t("settings.excludedWhy")}
              hint={t("settings.excludeWhyHint")}
              dir="auto"
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </fieldset>
      )}
    </ConfirmDialog>
  );
}
