"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { buttonClass } from "@/components/ui/button";
import { Card, EmptyState } from "@/components/ui/card";
import { Select } from "@/components/ui/field";
import { PageHead } from "@/components/ui/page-head";
import { useRefreshWhile } from "@/components/ui/use-refresh-while";
import { STEPS, type Step } from "@/lib/charts/buckets";
import { useT } from "@/lib/client/i18n";
import type { AgreementOverTime, LabelBalance, WorkOverTime } from "@/lib/contracts/charts";
import type { Annotator } from "@/lib/contracts/people";
import type { ProjectDetail } from "@/lib/contracts/projects";
import { withInputNames } from "@/lib/labels/about";
import { labelColors } from "@/lib/labels/color";
import { AgreementCharts } from "./agreement-charts";
import { ChartGroup } from "./chart-group";
import { type ChartsView, PERIODS, writeView } from "./charts-view";
import { LabelCharts } from "./label-charts";
import { PaceChart, TimesChart } from "./pace-charts";
import { ProgressChart } from "./progress-chart";

type Props = {
  project: ProjectDetail;
  view: ChartsView;
  annotators: Annotator[];
  agreement: AgreementOverTime;
  work: WorkOverTime;
  balance: LabelBalance;
};

export function ChartsPage({ project, view, annotators, agreement, work, balance }: Props) {
  const t = useT();
  const schema = useMemo(() => withInputNames(project.schema), [project.schema]);
  const colors = useMemo(() => labelColors(schema), [schema]);
  const pending = Math.max(agreement.pending, balance.pending);
  useRefreshWhile(pending > 0);
  const own = useMemo(
    () =>
      view.annotator === undefined
        ? work
        : { ...work, people: work.people.filter(({ userId }) => userId === view.annotator) },
    [work, view.annotator],
  );
  const { id: projectId } = project;
  if (project.answers === 0)
    return (
      <>
        <PageHead title={t("charts.title")} />
        <Card>
          <EmptyState
            title={t("charts.emptyTitle")}
            action={
              <Link
                href={`/projects/${projectId}/${project.tasks === 0 ? "import" : "label"}`}
                className={buttonClass("primary")}
              >
                {t(project.tasks === 0 ? "charts.emptyImport" : "charts.emptyLabel")}
              </Link>
            }
          >
            {t("charts.emptyText")}
          </EmptyState>
        </Card>
      </>
    );
  return (
    <>
      <PageHead
        title={t("charts.title")}
        note={[
          t("charts.note", { zone: work.timeZone }),
          pending > 0 && t("charts.pending", { count: pending }),
        ]
          .filter(Boolean)
          .join(" · ")}
      />
      <Filter {...{ view, annotators }} />
      <AgreementCharts {...{ projectId, schema }} report={agreement} />
      <ChartGroup title={t("charts.work")}>
        <ProgressChart {...{ projectId, work }} />
        <PaceChart {...{ projectId }} work={own} />
        <TimesChart {...{ projectId }} work={own} />
      </ChartGroup>
      <LabelCharts {...{ projectId, balance, colors }} annotator={view.annotator} />
    </>
  );
}

/** The filter lives in the address, so that a view of the charts can be sent as a link. */
function Filter({ view, annotators }: Pick<Props, "view" | "annotators">) {
  const t = useT();
  const router = useRouter();
  const go = (change: Partial<ChartsView>) => router.replace(`?${writeView({ ...view, ...change })}`);
  return (
    <div role="search" className="flex flex-wrap items-end gap-2">
      <Select
        label={t("charts.period")}
        value={view.days ?? ""}
        onChange={(event) => go({ days: Number(event.target.value) || undefined })}
      >
        <option value="">{t("charts.period_all")}</option>
        {PERIODS.map((days) => (
          <option key={days} value={days}>
            {t(`charts.period_${days}`)}
          </option>
        ))}
      </Select>
      <Select
        label={t("charts.step")}
        value={view.step ?? ""}
        onChange={(event) => go({ step: (event.target.value || undefined) as Step | undefined })}
      >
        <option value="">{t("charts.step_auto")}</option>
        {STEPS.map((step) => (
          <option key={step} value={step}>
            {t(`charts.step_${step}`)}
          </option>
        ))}
      </Select>
      <Select
        className="max-w-64"
        label={t("charts.annotator")}
        value={view.annotator ?? ""}
        onChange={(event) => go({ annotator: event.target.value || undefined })}
      >
        <option value="">{t("charts.anybody")}</option>
        {annotators.map(({ userId, name }) => (
          <option key={userId} value={userId}>
            {name}
          </option>
        ))}
      </Select>
      <p className="min-h-7 content-center text-muted text-xs">{t("charts.annotatorHint")}</p>
    </div>
  );
}
