"use client";
/** Says that a release should not be used any more, and why; a mark can be taken back. */
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Time } from "@/components/ui/format";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { ReleaseDetail } from "@/lib/contracts/releases";

export function DeprecatedNote({ release }: { release: ReleaseDetail }) {
  const t = useT();
  const router = useRouter();
  const action = useAction();
  const { deprecated } = release;
  if (!deprecated) return null;
  const restore = () =>
    action.run(async () => {
      await call("restoreRelease", { params: { release: release.id } });
      router.refresh();
    });
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-warn-weak px-3 py-2">
      <p className="min-w-0 flex-1 wrap-anywhere">
        <strong>{t("releases.deprecatedBy", { name: deprecated.by })}</strong>{" "}
        <span dir="auto">{deprecated.reason}</span>{" "}
        <span className="text-muted">
          <Time ms={deprecated.at} />
        </span>
      </p>
      <Button size="small" busy={action.busy} onClick={() => void restore()}>
        {t("releases.restore")}
      </Button>
    </div>
  );
}

export function DeprecateButton({ releaseId }: { releaseId: string }) {
  const t = useT();
  const router = useRouter();
  const action = useAction(["reason"]);
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const mark = () =>
    action.run(async () => {
      await call("deprecateRelease", { params: { release: releaseId }, body: { reason } });
      setOpen(false);
      router.refresh();
    });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("releases.deprecate")}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t("releases.deprecate")}>
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void mark();
          }}
        >
          <TextField
            label={t("releases.deprecateWhy")}
            required
            maxLength={500}
            value={reason}
            error={action.issue("reason")}
            onChange={({ target }) => setReason(target.value)}
          />
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>{t("common.cancel")}</Button>
            <Button type="submit" variant="primary" busy={action.busy} disabled={reason.trim() === ""}>
              {t("releases.deprecateDo")}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
