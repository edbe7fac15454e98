"use client";
/** The preview of a plan, and beside it one that was kept: two plans side by side. */
import { Button } from "@/components/ui/button";
import { useT } from "@/lib/client/i18n";
import type { ReleaseCounts, ReleasePlan } from "@/lib/contracts/releases";
import { CountsView } from "./counts-view";
import { usePlanLine } from "./plan-line";

export type KeptPreview = { counts: ReleaseCounts; plan: ReleasePlan };

type Props = {
  /** Null before the first preview, and after the plan was changed. */
  counts: ReleaseCounts | null;
  plan: ReleasePlan;
  kept: KeptPreview | null;
  onKeep: (kept: KeptPreview | null) => void;
};

export function PreviewView({ counts, plan, kept, onKeep }: Props) {
  const t = useT();
  if (!counts && !kept) return null;
  return (
    <div className={kept && counts ? "grid gap-4 xl:grid-cols-2" : "grid gap-4"}>
      {kept && (
        <section className="flex min-w-0 flex-col gap-2">
          <PreviewHead title={t("releases.keptPreview")} {...kept} />
          <div>
            <Button size="small" onClick={() => onKeep(null)}>
              {t("releases.dropPreview")}
            </Button>
          </div>
          <CountsView counts={kept.counts} />
        </section>
      )}
      {counts && (
        <section className="flex min-w-0 flex-col gap-2">
          {kept && <PreviewHead title={t("releases.thisPreview")} counts={counts} plan={plan} />}
          <div>
            <Button size="small" onClick={() => onKeep({ counts, plan })}>
              {t("releases.keepPreview")}
            </Button>
          </div>
          <CountsView counts={counts} />
        </section>
      )}
    </div>
  );
}

function PreviewHead({ title, counts, plan }: KeptPreview & { title: string }) {
  const line = usePlanLine(plan, counts.method);
  return (
    <header>
      <h3>{title}</h3>
      <p className="text-muted text-sm">{line}</p>
    </header>
  );
}
