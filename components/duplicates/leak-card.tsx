"use client";
import Link from "next/link";
import { Card } from "@/components/ui/card";
import { useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { ReleaseDuplicates } from "@/lib/contracts/duplicates";

type Props = { projectId: string; releaseId: string; duplicates: ReleaseDuplicates };

/** Near-duplicates that a frozen release has in different splits; nothing where it has none. */
export function LeakCard({ projectId, releaseId, duplicates }: Props) {
  const t = useT();
  const format = useFormat();
  const { groups, pairs, later, inTest } = duplicates;
  if (groups === 0) return null;
  const parts = {
    inTest: format.number(inTest),
    pairs: format.number(pairs),
    later: format.number(later),
  };
  return (
    <Card className="flex flex-col gap-1 bg-warn-weak">
      <h2>{t("duplicates.leakTitle")}</h2>
      <p>
        {t("duplicates.leak", { count: groups })} {t("duplicates.leakParts", parts)}
      </p>
      <p>{t("duplicates.leakAdvice")}</p>
      {pairs > 0 && (
        <p>
          <Link
            href={`/projects/${projectId}/duplicates?dividedBy=${releaseId}`}
            className="text-accent underline"
          >
            {t("duplicates.leakShow")}
          </Link>
        </p>
      )}
    </Card>
  );
}
