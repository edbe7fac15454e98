"use client";
/** One annotator: what they have done, how it compares with others, and what became of suggestions. Nobody else is named. */
import Link from "next/link";
import { useMemo } from "react";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { PageHead } from "@/components/ui/page-head";
import { useRefreshWhile } from "@/components/ui/use-refresh-while";
import { useT } from "@/lib/client/i18n";
import type { AnnotatorQuality } from "@/lib/contracts/annotator-quality";
import { withInputNames } from "@/lib/labels/about";
import { findControl, type LabelSchema } from "@/lib/labels/schema";
import { AgreementOverTime } from "./agreement-over-time";
import { Confusions } from "./confusions";
import { Figures, Work } from "./figures";
import { Skips, Suggestions } from "./small-tables";
import { WeeksChart } from "./weeks-chart";

type Props = {
  projectId: string;
  schema: LabelSchema;
  quality: AnnotatorQuality;
  /** Read by the annotator, not by a manager. */
  isOwn: boolean;
};

export function AnnotatorPage({ projectId, schema: given, quality, isOwn }: Props) {
  const t = useT();
  useRefreshWhile(quality.pending > 0);
  const schema = useMemo(() => withInputNames(given), [given]);
  const { controls, enough, submitted, fewest, userId, name } = quality;
  const about = { projectId, quality, isOwn };
  const compared = controls.filter(({ agreement, stretches }) => agreement !== null || stretches.length > 0);
  return (
    <>
      <PageHead
        title={isOwn ? t("annotator.ownTitle") : <span dir="auto">{name}</span>}
        note={[
          isOwn && t("annotator.ownNote"),
          quality.renewedDaily && t("annotator.renewedDaily"),
          quality.pending > 0 && t("quality.pending", { count: quality.pending }),
        ]
          .filter(Boolean)
          .join(" · ")}
      >
        {quality.excluded && <Chip tone="warn">{t("annotators.excluded")}</Chip>}
        {quality.paused && <Chip tone="bad">{t("annotators.paused")}</Chip>}
        {isOwn ? (
          <Link href={`/projects/${projectId}/mine`} className={buttonClass()}>
            {t("annotator.toMine")}
          </Link>
        ) : (
          <>
            <Link href={`/projects/${projectId}/tasks?annotator=${userId}`} className={buttonClass()}>
              {t("annotator.toTasks")}
            </Link>
            <Link href={`/projects/${projectId}/quality/annotators`} className={buttonClass()}>
              {t("annotator.toAll")}
            </Link>
          </>
        )}
      </PageHead>
      <div className="flex flex-col gap-3.5">
        {!enough && (
          <Card>
            <p>{t("annotator.few", { done: submitted, count: fewest })}</p>
          </Card>
        )}
        <div className="grid gap-3.5 lg:grid-cols-2">
          <Work quality={quality} />
          <WeeksChart {...about} />
          <Figures quality={quality} />
          {compared.map((one) => (
            <AgreementOverTime key={one.control} {...about} series={one} />
          ))}
          {enough &&
            controls.map(
              (one) =>
                one.compared !== null && (
                  <Confusions
                    key={one.control}
                    {...about}
                    series={one}
                    control={findControl(schema, one.control)}
                  />
                ),
            )}
          {quality.suggestions && <Suggestions use={quality.suggestions} />}
          {quality.skips.length > 0 && <Skips {...about} />}
        </div>
      </div>
    </>
  );
}
