"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { HelpLink } from "@/components/help/help-link";
import { NextSteps } from "@/components/steps/next-steps";
import { Button, buttonClass } from "@/components/ui/button";
import { Card, EmptyState } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { useFormat } from "@/components/ui/format";
import { PageHead } from "@/components/ui/page-head";
import { Progress } from "@/components/ui/progress";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { NextSteps as Steps } from "@/lib/contracts/next-steps";
import type { ProjectOfList } from "@/lib/contracts/projects";

type Props = { projects: ProjectOfList[]; steps: Steps; isOwner: boolean; mayCreate: boolean };

export function ProjectList({ projects, steps, isOwner, mayCreate }: Props) {
  const t = useT();
  const hasDemo = projects.some((project) => project.isDemo);
  const create = mayCreate && (
    <Link href="/projects/new" className={buttonClass("primary")}>
      {t("nav.newProject")}
    </Link>
  );
  return (
    <div className="mx-auto max-w-5xl">
      <PageHead title={t("projects.title")}>
        {isOwner && !hasDemo && projects.length > 0 && <DemoButton />}
        {projects.length > 0 && create}
      </PageHead>
      {projects.length > 0 && <NextSteps steps={steps} />}
      <Card pad={false} className="overflow-x-auto">
        {projects.length === 0 ? (
          <EmptyState
            title={t("projects.emptyTitle")}
            action={
              <>
                {create}
                {isOwner && <DemoButton />}
                <HelpLink to={mayCreate ? "project" : "answering"} />
              </>
            }
          >
            <p>{t(mayCreate ? "projects.emptyText" : "projects.emptyMember")}</p>
            {isOwner && <p className="mt-2">{t("projects.emptyOwner")}</p>}
          </EmptyState>
        ) : (
          <ProjectTable projects={projects} />
        )}
      </Card>
    </div>
  );
}

function DemoButton() {
  const t = useT();
  const router = useRouter();
  const toast = useToast();
  const action = useAction();
  const create = () =>
    action.run(async () => {
      await call("createDemo");
      toast(t("projects.demoCreated"), { tone: "good" });
      router.refresh();
    });
  return (
    <Button busy={action.busy} onClick={() => void create()}>
      {t("projects.createDemo")}
    </Button>
  );
}

function ProjectTable({ projects }: { projects: ProjectOfList[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t("projects.name")}</th>
          <th scope="col">{t("projects.role")}</th>
          <th scope="col" className="n">
            {t("projects.tasks")}
          </th>
          <th scope="col">{t("projects.done")}</th>
          <th scope="col" className="n">
            {t("projects.answers")}
          </th>
          <th scope="col">{t("mine.ofMine")}</th>
        </tr>
      </thead>
      <tbody>
        {projects.map((project) => (
          <tr key={project.id}>
            <td className="min-w-48">
              <Link
                href={`/projects/${project.id}`}
                className="font-semibold text-accent hover:underline"
                dir="auto"
              >
                {project.name}
              </Link>{" "}
              {project.isDemo && <Chip>{t("projects.demo")}</Chip>}
              {project.description && (
                <div className="line-clamp-2 text-muted text-xs" dir="auto">
                  {project.description}
                </div>
              )}
            </td>
            <td className="whitespace-nowrap">{t(`auth.role_${project.role}`)}</td>
            <td className="n">{format.number(project.tasks)}</td>
            <td className="min-w-36">
              <div className="flex items-center gap-2">
                <Progress value={project.done} max={project.tasks} label={t("projects.progress")} />
                <span className="num w-10 flex-none text-end text-muted">
                  {format.percent(project.tasks > 0 ? project.done / project.tasks : 0)}
                </span>
              </div>
            </td>
            <td className="n">{format.number(project.answers)}</td>
            <td className="num whitespace-nowrap">
              {project.own && t("mine.ofMineLeft", { done: project.own.mine, left: project.own.left })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
