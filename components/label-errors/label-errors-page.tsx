"use client";
/** Labels that a model's probabilities speak against: the search, what it says of the labels, and the tasks to look at. */
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { HelpLink } from "@/components/help/help-link";
import { buttonClass } from "@/components/ui/button";
import { Card, EmptyState } from "@/components/ui/card";
import { Select } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { PageHead } from "@/components/ui/page-head";
import { useRefreshWhile } from "@/components/ui/use-refresh-while";
import { useT } from "@/lib/client/i18n";
import type { LabelErrorReport } from "@/lib/contracts/label-errors";
import type { ProjectDetail } from "@/lib/contracts/projects";
import { urlOf } from "@/lib/contracts/url-of";
import { withInputNames } from "@/lib/labels/about";
import { findControl } from "@/lib/labels/schema";
import { valueNamer } from "@/lib/labels/value-name";
import { ErrorQueue } from "./error-queue";
import { JointTable } from "./joint-table";
import { RunSummary } from "./run-summary";
import { SearchCard } from "./search-card";
import type { ErrorPage, ErrorQuery } from "./use-label-errors";

type Props = {
  project: ProjectDetail;
  report: LabelErrorReport;
  query: ErrorQuery;
  first: ErrorPage;
  preferences: Record<string, unknown>;
};

export const isUnderWay = (job: LabelErrorReport["job"]): boolean =>
  job !== null && (job.status === "queued" || job.status === "running");

export function LabelErrorsPage({ project, report, query, first, preferences }: Props) {
  const t = useT();
  const router = useRouter();
  const [counts, setCounts] = useState(report.counts);
  const [known, setKnown] = useState(report);
  if (known !== report) {
    setKnown(report);
    setCounts(report.counts);
  }
  useRefreshWhile(isUnderWay(report.job));
  const schema = useMemo(() => withInputNames(project.schema), [project.schema]);
  const control = report.control === null ? undefined : findControl(schema, report.control);
  const nameOf = useMemo(() => {
    const named = valueNamer(control);
    return (label: string) => named(label) ?? label;
  }, [control]);
  if (!control)
    return (
      <>
        <PageHead title={t("labelErrors.title")} />
        <Card>
          <EmptyState
            title={t("labelErrors.nothingTitle")}
            action={
              <Link href={`/projects/${project.id}/settings?tab=labels`} className={buttonClass("primary")}>
                {t("labelErrors.toSettings")}
              </Link>
            }
          >
            {t("labelErrors.nothingText")}
          </EmptyState>
        </Card>
      </>
    );
  const { run, controls } = report;
  const isObjects = controls.some((one) => one.control === control.id && one.isObjects);
  return (
    <>
      <PageHead title={t("labelErrors.title")} note={t("labelErrors.note")}>
        {run && run.summary.differing > 0 && (
          <a
            href={urlOf("downloadLabelErrors", {
              params: { project: project.id },
              query: { control: control.id },
            })}
            download
            className={buttonClass()}
            aria-label={t("labelErrors.csv")}
          >
            <Icon name="download" />
            CSV
          </a>
        )}
      </PageHead>
      <div className="flex flex-col gap-3.5">
        <div className="flex max-w-3xl flex-wrap items-baseline gap-x-2">
          <p className="text-muted">{t("labelErrors.intro")}</p>
          <HelpLink to="label-errors" className="-mx-1 px-1 py-0.5" />
        </div>
        {controls.length > 1 && (
          <Select
            className="max-w-80"
            label={t("labelErrors.question")}
            value={control.id}
            onChange={(event) => router.push(`?control=${encodeURIComponent(event.target.value)}`)}
          >
            {controls.map((one) => (
              <option key={one.control} value={one.control}>
                {one.name}
              </option>
            ))}
          </Select>
        )}
        <SearchCard projectId={project.id} {...{ report, isObjects }} control={control.id} />
        {run ? (
          <>
            <Card className="flex flex-col gap-3">
              <RunSummary run={run} isObjects={isObjects} />
              {run.summary.joint.length > 0 && (
                <JointTable control={control.id} joint={run.summary.joint} nameOf={nameOf} />
              )}
            </Card>
            {run.summary.reason === null && (
              <ErrorQueue
                projectId={project.id}
                joint={run.summary.joint}
                {...{ query, first, counts, nameOf, preferences }}
                onChange={({ open, dismissed, decided }) =>
                  setCounts((known) => ({
                    open: known.open + open,
                    dismissed: known.dismissed + dismissed,
                    decided: known.decided + decided,
                  }))
                }
              />
            )}
          </>
        ) : (
          !isUnderWay(report.job) && (
            <Card>
              <EmptyState title={t("labelErrors.neverTitle")}>{t("labelErrors.neverText")}</EmptyState>
            </Card>
          )
        )}
      </div>
    </>
  );
}
