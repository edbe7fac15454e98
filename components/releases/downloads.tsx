"use client";
/** The formats of a release: a download and what is lost for each that suits it, the reasons for the others folded away. */
import { useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { Select } from "@/components/ui/field";
import { useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import type { ReleaseDetail } from "@/lib/contracts/releases";
import { urlOf } from "@/lib/contracts/url-of";
import { SPLITS, type Split } from "@/lib/split/ratios";

type Format = ReleaseDetail["formats"][number];

const download = (
  release: ReleaseDetail,
  format: Format["format"],
  options: { images?: boolean; forSpreadsheets?: boolean; split?: Split | undefined } = {},
) => urlOf("downloadRelease", { params: { release: release.id }, query: { format, ...options } });

type LinksProps = { release: ReleaseDetail; format: Format; split: Split | undefined };

function Links({ release, format, split }: LinksProps) {
  const t = useT();
  const { format: name, forSpreadsheets } = format;
  const small = buttonClass("secondary", "small");
  return (
    <span className="flex flex-wrap items-center gap-1.5 sm:flex-nowrap">
      <a
        href={download(release, name, { split })}
        download
        className={classNames(buttonClass("secondary"), "max-sm:py-1 max-sm:whitespace-normal")}
      >
        {t("releases.download", { format: t(`releases.format_${name}`) })}
      </a>
      {release.hasImages && (
        <a href={download(release, name, { images: false, split })} download className={small}>
          {t("releases.withoutImages")}
        </a>
      )}
      {forSpreadsheets && (
        <a
          href={download(release, name, { forSpreadsheets: true, split })}
          download
          className={small}
          title={t("releases.forSpreadsheetsHint")}
        >
          {t("releases.forSpreadsheets")}
        </a>
      )}
    </span>
  );
}

function LossesText({ losses }: Pick<Format, "losses">) {
  const t = useT();
  const tell = useTell();
  const format = useFormat();
  if (losses === null) return <span className="text-muted">{t("releases.lossNotCounted")}</span>;
  if (losses.length === 0) return <span className="text-muted">{t("releases.noLoss")}</span>;
  return losses
    .map(({ what, key, count }) => `${tell({ message: what, key })}: ${format.number(count)}`)
    .join(" · ");
}

function Unsuited({ formats }: { formats: readonly Format[] }) {
  const t = useT();
  const tell = useTell();
  if (formats.length === 0) return null;
  return (
    <details>
      <summary className="min-h-6 px-4 py-2 text-muted">
        {t("releases.unsuited", { count: formats.length })}
      </summary>
      <dl className="flex flex-col gap-2 px-4 pt-1 pb-3">
        {formats.map(({ format: name, unsuited, unsuitedMessage }) => (
          <div key={name} className="sm:grid sm:grid-cols-[10rem_1fr] sm:gap-3">
            <dt className="font-semibold">{t(`releases.format_${name}`)}</dt>
            <dd className="text-muted">{tell({ message: unsuited ?? "", ...unsuitedMessage })}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

export function Downloads({ release }: { release: ReleaseDetail }) {
  const t = useT();
  const [split, setSplit] = useState<Split | "all">("all");
  return (
    <Card pad={false} className="overflow-x-auto">
      <div className="flex flex-wrap items-end justify-between gap-x-3 gap-y-1 px-4 pt-3 pb-1">
        <h2>{t("releases.downloads")}</h2>
        <Select
          label={t("releases.onlySplit")}
          hideLabel
          value={split}
          onChange={({ target }) => setSplit(target.value as typeof split)}
        >
          <option value="all">{t("releases.allSplits")}</option>
          {SPLITS.map((one) => (
            <option key={one} value={one}>
              {t(`releases.${one}`)}
            </option>
          ))}
        </Select>
      </div>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("releases.format")}</th>
            <th scope="col">{t("releases.losses")}</th>
          </tr>
        </thead>
        <tbody>
          {release.formats
            .filter(({ unsuited }) => unsuited === null)
            .map((format) => (
              <tr key={format.format}>
                <td>
                  <Links release={release} format={format} split={split === "all" ? undefined : split} />
                </td>
                <td className="w-full">
                  <LossesText losses={format.losses} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      <Unsuited formats={release.formats.filter(({ unsuited }) => unsuited !== null)} />
    </Card>
  );
}
