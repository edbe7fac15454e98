"use client";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { Progress } from "@/components/ui/progress";
import { useT } from "@/lib/client/i18n";
import type { ProjectDetail } from "@/lib/contracts/projects";

/** What an annotator starts from. */
export function LabelHome({ project }: { project: ProjectDetail }) {
  const t = useT();
  const left = project.tasks - project.done;
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={project.name} />
      <Card className="flex flex-col gap-4">
        {project.description && <p dir="auto">{project.description}</p>}
        <div>
          <p className="mb-1.5">
            {left > 0 ? t("projects.leftToDo", { count: left }) : t("projects.allDone")}
          </p>
          <Progress value={project.done} max={project.tasks} label={t("projects.progress")} />
        </div>
        <div className="flex flex-wrap gap-2">
          <Link href={`/projects/${project.id}/label`} className={buttonClass("primary", "large")}>
            {t("projects.startLabeling")}
          </Link>
          <Link href={`/projects/${project.id}/guidelines`} className={buttonClass("secondary", "large")}>
            {t("projects.readGuideline")}
          </Link>
        </div>
      </Card>
    </div>
  );
}
