"use client";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useT } from "@/lib/client/i18n";
import type { Label } from "@/lib/labels/schema";
import { subtree } from "@/lib/labels/tree";

type Props = {
  labels: readonly Label[];
  /** The label to remove; the dialog is closed without one. */
  label: Label | undefined;
  onBranch: () => void;
  onLabel: () => void;
  onClose: () => void;
};

/** Asks what becomes of the labels below one that is removed. */
export function RemoveBranchDialog({ labels, label, onBranch, onLabel, onClose }: Props) {
  const t = useT();
  const count = label ? subtree(labels, label.id).size : 0;
  return (
    <Dialog
      open={label !== undefined}
      onClose={onClose}
      title={t("settings.removeBranchTitle", { name: label?.name ?? "" })}
      footer={<Button onClick={onClose}>{t("common.cancel")}</Button>}
    >
      <div className="flex flex-col items-start gap-2">
        <p>{t("settings.removeBranchText", { count: count - 1 })}</p>
        <Button variant="danger" onClick={onBranch}>
          {t("settings.removeBranchAll", { count })}
        </Button>
        <Button onClick={onLabel}>{t("settings.removeBranchKeep")}</Button>
      </div>
    </Dialog>
  );
}
