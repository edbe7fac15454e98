"use client";
import Link from "next/link";
import { OwnProgressBar } from "@/components/mine/own-progress";
import { NextSteps } from "@/components/steps/next-steps";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { useT } from "@/lib/client/i18n";
import type { NextSteps as Steps } from "@/lib/contracts/next-steps";
import type { OwnProgress } from "@/lib/contracts/own-work";
import type { ProjectDetail } from "@/lib/contracts/projects";

type Props = { project: ProjectDetail; progress: OwnProgress; steps: Steps };

/** What an annotator or reviewer starts from. */
export function LabelHome({ project, progress, steps }: Props) {
  const t = useT();
  // The page has its own button for what is left.
  const others = steps.items.filter(({ step }) => step !== "label");
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={project.name} />
      {others.length > 0 && <NextSteps steps={{ items: others, more: 0 }} isOneProject />}
      <Card className="flex flex-col gap-4">
        {project.description && <p dir="auto">{project.description}</p>}
        <OwnProgressBar projectId={project.id} progress={progress} />
        <p className="text-muted">
          {t("projects.progressDone", { done: project.done, total: project.tasks })}
        </p>
        <div className="flex flex-wrap gap-2">
          <Link href={`/projects/${project.id}/label`} className={buttonClass("primary", "large")}>
            {t("projects.startLabeling")}
          </Link>
          <Link href={`/projects/${project.id}/guidelines`} className={buttonClass("secondary", "large")}>
            {t("projects.readGuideline")}
          </Link>
          <Link href={`/projects/${project.id}/mine`} className={buttonClass("secondary", "large")}>
            {t("nav.mine")}
          </Link>
        </div>
      </Card>
    </div>
  );
}
