"use client";
import { LeakCard } from "@/components/duplicates/leak-card";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { Time } from "@/components/ui/format";
import { PageHead } from "@/components/ui/page-head";
import { Progress } from "@/components/ui/progress";
import { useRefreshWhile } from "@/components/ui/use-refresh-while";
import { useT } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import type { ReleaseDuplicates } from "@/lib/contracts/duplicates";
import type { ReleaseDetail, ReleaseLink } from "@/lib/contracts/releases";
import { ComparisonCard, type OtherRelease } from "./comparison-card";
import { CountsView } from "./counts-view";
import { DeprecateButton, DeprecatedNote } from "./deprecation";
import { Downloads } from "./downloads";
import { LinksCard } from "./links-card";
import { usePlanLine } from "./plan-line";
import { STATUS_TONES } from "./release-list";

type Props = {
  projectId: string;
  release: ReleaseDetail;
  /** Other frozen releases of the project. */
  others: readonly OtherRelease[];
  links: readonly ReleaseLink[];
  duplicates: ReleaseDuplicates;
};

export function ReleasePage({ projectId, release, others, links, duplicates }: Props) {
  const t = useT();
  const tell = useTell();
  useRefreshWhile(release.status === "building");
  const planLine = usePlanLine(release.plan, release.counts?.method);
  return (
    <>
      <PageHead title={release.name} note={t("releases.by", { name: release.createdBy })}>
        {release.status === "frozen" && !release.deprecated && <DeprecateButton releaseId={release.id} />}
        {release.deprecated && <Chip tone="warn">{t("releases.deprecated")}</Chip>}
        <Chip tone={STATUS_TONES[release.status]}>{t(`releases.status_${release.status}`)}</Chip>
      </PageHead>
      <div className="flex flex-col gap-3.5">
        <DeprecatedNote release={release} />
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
            {` · ${planLine}`}
            {release.frozenAt !== null && (
              <>
                {" · "}
                {t("releases.frozenAt")} <Time ms={release.frozenAt} />
              </>
            )}
          </p>
          {release.notes !== "" && (
            <p dir="auto" className="wrap-anywhere whitespace-pre-line">
              {release.notes}
            </p>
          )}
          {release.checksum && (
            <p>
              {t("releases.checksum")}:{" "}
              <code className="break-all font-mono text-xs">{release.checksum}</code>
            </p>
          )}
        </Card>
        <LeakCard {...{ projectId, duplicates }} releaseId={release.id} />
        {release.status === "frozen" && <Downloads release={release} />}
        {release.status === "frozen" && <LinksCard release={release} links={links} />}
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
