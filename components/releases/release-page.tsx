"use client";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { Time, useFormat } from "@/components/ui/format";
import { PageHead } from "@/components/ui/page-head";
import { Progress } from "@/components/ui/progress";
import { useRefreshWhile } from "@/components/ui/use-refresh-while";
import { useT } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import type { ReleaseDetail } from "@/lib/contracts/releases";
import { urlOf } from "@/lib/contracts/url-of";
import { ComparisonCard, type OtherRelease } from "./comparison-card";
import { CountsView } from "./counts-view";
import { STATUS_TONES } from "./release-list";

type Format = ReleaseDetail["formats"][number]["format"];
const download = (
  release: ReleaseDetail,
  format: Format,
  options: { images?: boolean; forSpreadsheets?: boolean } = {},
) => urlOf("downloadRelease", { params: { release: release.id }, query: { format, ...options } });

const suitedFirst = (formats: ReleaseDetail["formats"]) =>
  formats.toSorted((a, b) => Number(a.unsuited !== null) - Number(b.unsuited !== null));

type Props = {
  projectId: string;
  release: ReleaseDetail;
  /** Other frozen releases of the project. */
  others: readonly OtherRelease[];
};

export function ReleasePage({ projectId, release, others }: Props) {
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
        {release.status === "frozen" && (
          <Card pad={false} className="overflow-x-auto">
            <h2 className="px-4 pt-3 pb-1">{t("releases.downloads")}</h2>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t("releases.format")}</th>
                  <th scope="col">{t("releases.losses")}</th>
                </tr>
              </thead>
              <tbody>
                {suitedFirst(release.formats).map(
                  ({ format: name, forSpreadsheets, unsuited, unsuitedMessage, losses }) => (
                    <tr key={name}>
                      <td>
                        {unsuited !== null ? (
                          <span className="font-semibold text-muted">{t(`releases.format_${name}`)}</span>
                        ) : (
                          <span className="flex flex-wrap items-center gap-1.5 sm:flex-nowrap">
                            <a
                              href={download(release, name)}
                              download
                              className={classNames(
                                buttonClass("secondary"),
                                "max-sm:py-1 max-sm:whitespace-normal",
                              )}
                            >
                              {t("releases.download", { format: t(`releases.format_${name}`) })}
                            </a>
                            {release.hasImages && (
                              <a
                                href={download(release, name, { images: false })}
                                download
                                className={buttonClass("secondary", "small")}
                              >
                                {t("releases.withoutImages")}
                              </a>
                            )}
                            {forSpreadsheets && (
                              <a
                                href={download(release, name, { forSpreadsheets: true })}
                                download
                                className={buttonClass("secondary", "small")}
                                title={t("releases.forSpreadsheetsHint")}
                              >
                                {t("releases.forSpreadsheets")}
                              </a>
                            )}
                          </span>
                        )}
                      </td>
                      <td className="w-full">
                        {unsuited !== null ? (
                          <span className="text-muted">
                            {tell({ message: unsuited, ...unsuitedMessage })}
                          </span>
                        ) : losses === null ? (
                          <span className="text-muted">{t("releases.lossNotCounted")}</span>
                        ) : losses.length === 0 ? (
                          <span className="text-muted">{t("releases.noLoss")}</span>
                        ) : (
                          losses
                            .map(
                              ({ what, key, count }) =>
                                `${tell({ message: what, key })}: ${format.number(count)}`,
                            )
                            .join(" · ")
                        )}
                      </td>
                    </tr>
                  ),
                )}
              </tbody>
            </table>
          </Card>
        )}
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
