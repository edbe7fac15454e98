"use client";
/** What goes in and out beside people: suggestions of models. */
import type { PredictionModel } from "@/lib/contracts/predictions";
import type { ProjectDetail } from "@/lib/contracts/projects";
import { ModelList } from "./model-list";

type Props = { project: ProjectDetail; models: PredictionModel[] };

export function IntegrationsTab({ project, models }: Props) {
  return (
    <div className="flex flex-col gap-8 p-4">
      <ModelList project={project} models={models} />
    </div>
  );
}
