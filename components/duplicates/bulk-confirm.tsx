"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextField } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";

type Props = {
  busy: boolean;
  onConfirm: (minSimilarity: number) => Promise<void>;
  /** The keys of the page wait while the dialog is open. */
  onAsking: (asking: boolean) => void;
};

/** Confirms all undecided pairs from a similarity on, after a question. */
export function BulkConfirm({ busy, onConfirm, onAsking }: Props) {
  const t = useT();
  const [share, setShare] = useState("95");
  const [asking, setAsking] = useState(false);
  const ask = (isAsked: boolean) => {
    setAsking(isAsked);
    onAsking(isAsked);
  };
  return (
    <form
      className="flex flex-wrap items-end gap-2 sm:ms-auto"
      onSubmit={(event) => {
        event.preventDefault();
        ask(true);
      }}
    >
      <TextField
        className="w-52"
        label={t("duplicates.bulk")}
        type="number"
        min={50}
        max={100}
        step="any"
        required
        value={share}
        onChange={(event) => setShare(event.target.value)}
      />
      <Button type="submit">{t("duplicates.bulkDo")}</Button>
      <ConfirmDialog
        open={asking}
        title={t("duplicates.bulkTitle")}
        action={t("duplicates.bulkDo")}
        busy={busy}
        onConfirm={() => void onConfirm(Number(share) / 100).then(() => ask(false))}
        onClose={() => ask(false)}
      >
        <p>{t("duplicates.bulkText", { share })}</p>
      </ConfirmDialog>
    </form>
  );
}
