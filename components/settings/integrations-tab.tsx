"use client";
/** What goes in and out beside people: suggestions of models and of term lists, candidates to link to, models to draw with, and webhooks. */
import type { CandidateList } from "@/lib/contracts/candidates";
import type { PredictionModel } from "@/lib/contracts/predictions";
import type { ProjectDetail } from "@/lib/contracts/projects";
import type { SegmentModels } from "@/lib/contracts/segment";
import type { TermList } from "@/lib/contracts/terms";
import type { Webhook } from "@/lib/contracts/webhooks";
import { CandidateLists } from "./candidate-lists";
import { ModelList } from "./model-list";
import { SegmentModelList } from "./segment-model-list";
import { TermLists } from "./term-lists";
import { WebhookList } from "./webhook-list";

type Props = {
  project: ProjectDetail;
  models: PredictionModel[];
  termLists: TermList[];
  candidateLists: CandidateList[];
  segmentModels: SegmentModels;
  webhooks: Webhook[];
};

export function IntegrationsTab(props: Props) {
  const { project, models, termLists, candidateLists, segmentModels, webhooks } = props;
  return (
    <div className="flex flex-col gap-6 p-4">
      <ModelList project={project} models={models} />
      <hr className="border-line" />
      <TermLists project={project} lists={termLists} />
      <hr className="border-line" />
      <CandidateLists project={project} lists={candidateLists} />
      <hr className="border-line" />
      <SegmentModelList models={segmentModels} />
      <hr className="border-line" />
      <WebhookList projectId={project.id} webhooks={webhooks} />
    </div>
  );
}
