"use client";
import { LeakCard } from "@/components/duplicates/leak-card";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { Time, useFormat } from "@/components/ui/format";
import { PageHead } from "@/components/ui/page-head";
import { Progress } from "@/components/ui/progress";
import { useRefreshWhile } from "@/components/ui/use-refresh-while";
import { useT } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import type { ReleaseDuplicates } from "@/lib/contracts/duplicates";
import type { ReleaseDetail } from "@/lib/contracts/releases";
import { ComparisonCard, type OtherRelease } from "./comparison-card";
import { CountsView } from "./counts-view";
import { Downloads } from "./downloads";
import { STATUS_TONES } from "./release-list";

type Props = {
  projectId: string;
  release: ReleaseDetail;
  /** Other frozen releases of the project. */
  others: readonly OtherRelease[];
  duplicates: ReleaseDuplicates;
};

export function ReleasePage({ projectId, release, others, duplicates }: Props) {
  const t = useT();
  const tell = useTell();
  const format = useFormat();
  useRefreshWhile(release.status === "building");
  const { labels, seed, ratios, minAnswers, groupField, onlyDone, onlyAccepted, keepReleased, softLabels } =
    release.plan;
  const planLine = [
    t(`releases.labels_${labels}`),
    t("releases.planParts", {
      train: format.percent(ratios.train),
      validation: format.percent(ratios.validation),
      test: format.percent(ratios.test),
    }),
    t(`releases.planMethod_${release.counts?.method ?? "hash"}`),
    ...(["exact", "balanced"].includes(release.counts?.method ?? "") && !keepReleased
      ? [t("releases.planAnew")]
      : []),
    `${t("releases.seed")} ${seed}`,
    ...(minAnswers > 1 ? [t("releases.planMinAnswers", { count: minAnswers })] : []),
    ...(softLabels && labels !== "all" ? [t("releases.softLabels")] : []),
    ...(onlyDone ? [t("releases.onlyDone")] : []),
    ...(onlyAccepted ? [t("releases.onlyAccepted")] : []),
    ...(groupField ? [t("releases.planGroupField", { field: groupField })] : []),
    ...(release.plan.keepDuplicates ? [] : [t("releases.planDuplicatesApart")]),
  ];
  return (
    <>
      <PageHead title={release.name} note={t("releases.by", { name: release.createdBy })}>
        <Chip tone={STATUS_TONES[release.status]}>{t(`releases.status_${release.status}`)}</Chip>
      </PageHead>
      <div className="flex flex-col gap-3.5">
        {release.problem && (
          <p role="alert" className="text-bad">
            {tell({ message: release.problem, ...release.problemMessage })}
          </p>
        )}
        {release.progress && release.status === "building" && (
          <Progress
            value={release.progress.done}
            max={release.progress.total ?? 0}
            label={t("releases.status_building")}
          />
        )}
        <Card className="flex flex-col gap-1">
          <p>
            {t("releases.schemaVersion", { version: release.schemaVersion })}
            {release.guidelineVersion !== null &&
              ` · ${t("releases.guidelineVersion", { version: release.guidelineVersion })}`}
            {` · ${planLine.join(" · ")}`}
            {release.frozenAt !== null && (
              <>
                {" · "}
                {t("releases.frozenAt")} <Time ms={release.frozenAt} />
              </>
            )}
          </p>
          {release.checksum && (
            <p>
              {t("releases.checksum")}:{" "}
              <code className="break-all font-mono text-xs">{release.checksum}</code>
            </p>
          )}
        </Card>
        <LeakCard {...{ projectId, duplicates }} releaseId={release.id} />
        {release.status === "frozen" && <Downloads release={release} />}
        {release.counts && (
          <Card>
            <h2 className="mb-2">{t("releases.counts")}</h2>
            <CountsView counts={release.counts} />
          </Card>
        )}
        {release.status === "frozen" && (
          <ComparisonCard projectId={projectId} releaseId={release.id} others={others} />
        )}
      </div>
    </>
  );
}
