"use client";
import Link from "next/link";
import { OwnProgressBar } from "@/components/mine/own-progress";
import { AgreementCard } from "@/components/quality/agreement-card";
import { NextSteps } from "@/components/steps/next-steps";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { EmptyLine } from "@/components/ui/empty-line";
import { useFormat } from "@/components/ui/format";
import { PageHead } from "@/components/ui/page-head";
import { Progress } from "@/components/ui/progress";
import { useT } from "@/lib/client/i18n";
import type { NextSteps as Steps } from "@/lib/contracts/next-steps";
import type { OwnProgress } from "@/lib/contracts/own-work";
import type { ProjectDetail, ProjectOverview } from "@/lib/contracts/projects";
import { AnswersPerDay } from "./answers-per-day";

type Props = { project: ProjectDetail; overview: ProjectOverview; own: OwnProgress; steps: Steps };

export function Overview({ project, overview, own, steps }: Props) {
  const t = useT();
  const format = useFormat();
  const { daysLeft } = overview;
  return (
    <>
      <PageHead title={project.name} note={project.description}>
        <Link href={`/projects/${project.id}/quality/charts`} className={buttonClass()}>
          {t("charts.title")}
        </Link>
        <Link href={`/projects/${project.id}/label`} className={buttonClass("primary")}>
          {t("projects.startLabeling")}
        </Link>
      </PageHead>
      <NextSteps steps={steps} isOneProject />
      <div className="grid items-start gap-3.5 lg:grid-cols-2">
        <Card className={classNames("flex flex-col gap-2", own.mine + own.drafts === 0 && "lg:col-span-2")}>
          <h2>{t("projects.progress")}</h2>
          <div className="flex items-baseline gap-3">
            <span className="num font-semibold text-3xl">
              {format.percent(overview.tasks > 0 ? overview.done / overview.tasks : 0)}
            </span>
            <span className="text-muted">
              {t("projects.progressDone", { done: overview.done, total: overview.tasks })}
            </span>
          </div>
          <Progress value={overview.done} max={overview.tasks} label={t("projects.progress")} />
          <p className="text-muted">
            {t("projects.progressAnswers", {
              answers: overview.answers,
              wanted: overview.answersWanted,
              skipped: overview.skipped,
            })}
            {overview.answersBeyond > 0 &&
              ` · ${t("projects.answersBeyond", { count: overview.answersBeyond })}`}
            {overview.answersExcluded > 0 &&
              ` · ${t("projects.answersExcluded", { count: overview.answersExcluded })}`}
            {daysLeft !== null && ` · ${t("projects.daysLeft", { count: daysLeft })}`}
          </p>
        </Card>
        {own.mine + own.drafts > 0 && (
          <Card className="flex flex-col gap-2">
            <h2>{t("mine.progress")}</h2>
            <OwnProgressBar projectId={project.id} progress={own} />
          </Card>
        )}
        {overview.people.length >= 2 && (
          <div className="lg:col-span-2">
            <AgreementCard project={project} />
          </div>
        )}
        <Card>
          <h2>{t("projects.perDay")}</h2>
          <AnswersPerDay projectId={project.id} days={overview.perDay} />
        </Card>
        <Card pad={false} className="overflow-x-auto">
          <h2 className="px-4 pt-3 pb-1">{t("projects.people")}</h2>
          {overview.people.length === 0 ? (
            <EmptyLine
              className="px-4 pb-3"
              action={
                <Link
                  href={`/projects/${project.id}/settings?tab=members`}
                  className="text-accent hover:underline"
                >
                  {t("projects.toMembers")}
                </Link>
              }
            >
              {t("projects.noPeople")}
            </EmptyLine>
          ) : (
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t("projects.person")}</th>
                  <th scope="col" className="n">
                    {t("projects.submitted")}
                  </th>
                  <th scope="col" className="n">
                    {t("projects.skipped")}
                  </th>
                  <th scope="col" className="n">
                    {t("projects.medianTime")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {overview.people.map((person) => (
                  <tr key={person.userId}>
                    <td dir="auto">
                      <Link
                        className="text-accent hover:underline"
                        href={`/projects/${project.id}/tasks?annotator=${person.userId}`}
                      >
                        {person.name}
                      </Link>{" "}
                      {person.excluded && <Chip tone="warn">{t("projects.excluded")}</Chip>}
                    </td>
                    <td className="n">{format.number(person.submitted)}</td>
                    <td className="n">{format.number(person.skipped)}</td>
                    <td className="n whitespace-nowrap">{format.duration(person.medianLeadTimeMs)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Card>
      </div>
    </>
  );
}
