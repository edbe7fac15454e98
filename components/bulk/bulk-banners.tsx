"use client";
import Link from "next/link";
import { useLabelView } from "@/components/annotate/label-context";
import { Button, buttonClass } from "@/components/ui/button";
import type { BulkController } from "@/lib/client/bulk/bulk-controller";
import type { BulkState } from "@/lib/client/bulk/bulk-state";
import { useT } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";

const BAR = "flex flex-wrap items-center gap-2 border-line border-b px-4 py-1.5 md:px-6";

/** What keeps answers from being saved, and what helps. */
export function BulkBanners({ controller, state }: { controller: BulkController; state: BulkState }) {
  const t = useT();
  const tell = useTell();
  const { session } = useLabelView();
  return (
    <>
      {state.problems > 0 && (
        <div role="alert" className={`${BAR} bg-bad-weak text-bad`}>
          {t("bulk.problems", { count: state.problems })}
          <Link href={`/projects/${session.project.id}/label`} className={buttonClass("secondary", "small")}>
            {t("bulk.toLabelView")}
          </Link>
        </div>
      )}
      {state.isStale && (
        <div role="alert" className={`${BAR} bg-warn-weak text-warn`}>
          {t("bulk.stale")}
          <Button size="small" onClick={() => window.location.reload()}>
            {t("bulk.reload")}
          </Button>
        </div>
      )}
      {state.phase === "error" && (
        <div role="alert" className={`${BAR} bg-bad-weak text-bad`}>
          {state.error !== null && tell(state.error)}
          <Button size="small" onClick={() => void controller.retry()}>
            {t("common.retry")}
          </Button>
        </div>
      )}
    </>
  );
}
