"use client";
import Link from "next/link";
import { AgreementCard } from "@/components/quality/agreement-card";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { useFormat } from "@/components/ui/format";
import { PageHead } from "@/components/ui/page-head";
import { Progress } from "@/components/ui/progress";
import { useT } from "@/lib/client/i18n";
import type { ProjectDetail, ProjectOverview } from "@/lib/contracts/projects";
import type { MessageKey } from "@/lib/i18n";
import { AnswersPerDay } from "./answers-per-day";
import { WaitingQuestions } from "./waiting-questions";

type Props = { project: ProjectDetail; overview: ProjectOverview };

const PACE_DAYS = 7;

/** Days until all answers are given at the pace of the last days with submitted annotations; null when unknown or done. */
function daysToGo({ perDay, answers, answersWanted }: ProjectOverview): number | null {
  const recent = perDay.slice(-PACE_DAYS);
  const pace = recent.reduce((sum, day) => sum + day.answers, 0) / Math.max(1, recent.length);
  const left = answersWanted - answers;
  return left <= 0 || pace === 0 ? null : Math.ceil(left / pace);
}

export function Overview({ project, overview }: Props) {
  const t = useT();
  const format = useFormat();
  const daysLeft = daysToGo(overview);
  return (
    <>
      <PageHead title={project.name} note={project.description}>
        <Link href={`/projects/${project.id}/label`} className={buttonClass("primary")}>
          {t("projects.startLabeling")}
        </Link>
      </PageHead>
      <div className="grid items-start gap-3.5 lg:grid-cols-2">
        <Card className="flex flex-col gap-2">
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
        <NextSteps project={project} overview={overview} />
        {overview.questions.open > 0 && (
          <WaitingQuestions projectId={project.id} questions={overview.questions} />
        )}
        {overview.people.length >= 2 && (
          <div className="lg:col-span-2">
            <AgreementCard project={project} />
          </div>
        )}
        <Card>
          <h2>{t("projects.perDay")}</h2>
          <AnswersPerDay days={overview.perDay} />
        </Card>
        <Card pad={false} className="overflow-x-auto">
          <h2 className="px-4 pt-3 pb-1">{t("projects.people")}</h2>
          {overview.people.length === 0 ? (
            <p className="px-4 pb-3 text-muted">{t("projects.noPeople")}</p>
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

type Step = { path: string; title: MessageKey; text: MessageKey; when: boolean };

function NextSteps({ project, overview }: Props) {
  const t = useT();
  const steps: Step[] = [
    {
      path: "/import",
      title: "projects.stepImport",
      text: "projects.stepImportText",
      when: overview.tasks === 0,
    },
    {
      path: "/guidelines",
      title: "projects.stepGuideline",
      text: "projects.stepGuidelineText",
      when: project.guidelineVersion === null,
    },
    {
      path: "/label",
      title: "projects.stepLabel",
      text: "projects.stepLabelText",
      when: overview.tasks > 0 && overview.answers === 0,
    },
    {
      path: "/settings?tab=members",
      title: "projects.stepInvite",
      text: "projects.stepInviteText",
      when: overview.people.length < 2,
    },
    {
      path: "/quality",
      title: "projects.stepQuality",
      text: "projects.stepQualityText",
      when: overview.people.length >= 2,
    },
    {
      path: "/releases",
      title: "projects.stepRelease",
      text: "projects.stepReleaseText",
      when: overview.tasks > 0 && overview.done === overview.tasks,
    },
  ];
  return (
    <Card>
      <h2>{t("projects.nextSteps")}</h2>
      <ul className="mt-1.5 flex flex-col gap-1">
        {steps
          .filter((step) => step.when)
          .map((step) => (
            <li key={step.path}>
              <Link
                href={`/projects/${project.id}${step.path}`}
                className="-mx-2 block rounded-md px-2 py-1 hover:bg-surface-2"
              >
                <span className="font-semibold text-accent">{t(step.title)}</span>{" "}
                <span className="text-muted">{t(step.text)}</span>
              </Link>
            </li>
          ))}
      </ul>
    </Card>
  );
}
