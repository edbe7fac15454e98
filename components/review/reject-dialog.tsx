"use client";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import type { Rule } from "@/lib/contracts/guidelines";
import { MAX_REASON_CHARS } from "@/lib/contracts/reviews";
import { RuleSelect } from "./rule-select";

type Props = {
  title: string;
  /** What becomes of what is rejected. */
  text: string;
  rules: Rule[];
  busy: boolean;
  /** The server would not take it: the answer has gone on since it was looked at. */
  refused: boolean;
  onReject: (reason: string, ruleId: string | null) => void;
  onClose: () => void;
};

export function RejectDialog({ title, text, rules, busy, refused, onReject, onClose }: Props) {
  const t = useT();
  const [reason, setReason] = useState("");
  const [ruleId, setRuleId] = useState("");
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After the dialog has put the focus on its close button.
    const frame = requestAnimationFrame(() => fields.current?.querySelector("textarea")?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const ready = reason.trim() !== "" && !busy;
  const send = () => ready && onReject(reason.trim(), ruleId || null);
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button variant="primary" busy={busy} disabled={!ready} onClick={send}>
            {t("reviews.rejectDo")}
          </Button>
        </>
      }
    >
      <div ref={fields} className="flex flex-col gap-3">
        <p className="text-muted">{text}</p>
        <TextArea
          label={t("reviews.rejectWhy")}
          dir="auto"
          rows={3}
          maxLength={MAX_REASON_CHARS}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
          }}
        />
        {refused && (
          <p role="alert" className="text-bad">
            {t("reviews.changedKept")}
          </p>
        )}
        <RuleSelect rules={rules} value={ruleId} onChange={setRuleId} />
      </div>
    </Dialog>
  );
}
