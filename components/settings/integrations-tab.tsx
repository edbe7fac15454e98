"use client";
/** What goes in and out beside people: suggestions of models, and webhooks. */
import type { PredictionModel } from "@/lib/contracts/predictions";
import type { ProjectDetail } from "@/lib/contracts/projects";
import type { Webhook } from "@/lib/contracts/webhooks";
import { ModelList } from "./model-list";
import { WebhookList } from "./webhook-list";

type Props = { project: ProjectDetail; models: PredictionModel[]; webhooks: Webhook[] };

export function IntegrationsTab({ project, models, webhooks }: Props) {
  return (
    <div className="flex flex-col gap-6 p-4">
      <ModelList project={project} models={models} />
      <hr className="border-line" />
      <WebhookList projectId={project.id} webhooks={webhooks} />
    </div>
  );
}
