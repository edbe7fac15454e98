"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { endOfDay, startOfDay } from "@/components/lists/day-range";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Checkbox, Select, TextArea, TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { Annotator } from "@/lib/contracts/people";

type Props = { projectId: string; annotators: Annotator[]; onClose: () => void };

export function ExcludeDialog({ projectId, annotators, onClose }: Props) {
  const t = useT();
  const router = useRouter();
  const toast = useToast();
  const action = useAction(["reason", "fromMs", "untilMs"]);
  const [userId, setUserId] = useState("");
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const [requeue, setRequeue] = useState(false);
  const isReady = userId !== "" && reason.trim() !== "";
  const exclude = () =>
    action.run(async () => {
      const [fromMs, untilMs] = [startOfDay(from), endOfDay(until)];
      const saved = await call("createExclusion", {
        params: { project: projectId },
        body: { userId, reason, requeue, fromMs, untilMs },
      });
      toast(t("settings.excludedDone", { count: saved.tasks }), { tone: "good" });
      router.refresh();
      onClose();
    });
  return (
    <Dialog
      open
      unsaved={reason !== ""}
      onClose={onClose}
      title={t("settings.excludeTitle")}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button variant="primary" busy={action.busy} disabled={!isReady} onClick={() => void exclude()}>
            {t("settings.excludeDo")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Select
          label={t("settings.annotator")}
          value={userId}
          onChange={(event) => setUserId(event.target.value)}
        >
          <option value="">…</option>
          {annotators.map(({ userId: id, name, isMember }) => (
            <option key={id} value={id}>
              {isMember ? name : t("settings.hasLeft", { name })}
            </option>
          ))}
        </Select>
        <div className="flex flex-wrap gap-3">
          <TextField
            className="min-w-36 flex-1"
            type="date"
            label={t("settings.excludeFrom")}
            value={from}
            error={action.issue("fromMs")}
            onChange={(event) => setFrom(event.target.value)}
          />
          <TextField
            className="min-w-36 flex-1"
            type="date"
            label={t("settings.excludeUntil")}
            value={until}
            error={action.issue("untilMs")}
            onChange={(event) => setUntil(event.target.value)}
          />
        </div>
        <p className="text-muted text-xs">{t("settings.excludeDaysHint")}</p>
        <TextArea
          label={t("settings.excludedWhy")}
          hint={t("settings.excludeWhyHint")}
          dir="auto"
          rows={2}
          maxLength={500}
          value={reason}
          error={action.issue("reason")}
          onChange={(event) => setReason(event.target.value)}
        />
        <Checkbox
          label={t("settings.requeue")}
          hint={t("settings.requeueHint")}
          checked={requeue}
          onChange={(event) => setRequeue(event.target.checked)}
        />
      </div>
    </Dialog>
  );
}
