"use client";
/** What goes in and out beside people: suggestions of models, models to draw with, and webhooks. */
import type { PredictionModel } from "@/lib/contracts/predictions";
import type { ProjectDetail } from "@/lib/contracts/projects";
import type { SegmentModels } from "@/lib/contracts/segment";
import type { Webhook } from "@/lib/contracts/webhooks";
import { ModelList } from "./model-list";
import { SegmentModelList } from "./segment-model-list";
import { WebhookList } from "./webhook-list";

type Props = {
  project: ProjectDetail;
  models: PredictionModel[];
  segmentModels: SegmentModels;
  webhooks: Webhook[];
};

export function IntegrationsTab({ project, models, segmentModels, webhooks }: Props) {
  return (
    <div className="flex flex-col gap-6 p-4">
      <ModelList project={project} models={models} />
      <hr className="border-line" />
      <SegmentModelList models={segmentModels} />
      <hr className="border-line" />
      <WebhookList projectId={project.id} webhooks={webhooks} />
    </div>
  );
}
