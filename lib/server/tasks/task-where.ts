/** The filter of the task list as its queries take it, and what has to be up to date before they run. */
import { OF_RESOLUTION } from "@/db/queries/task-labels";
import type { TaskWhere } from "@/db/queries/task-list";
import type { TaskFilter } from "@/lib/contracts/tasks";
import type { Services } from "../context";
import { refreshWithin } from "../quality/refresh-agreement";
import { indexLabelsWithin } from "./label-indexer";

/** A list waits no longer for what was submitted a moment ago; it comes with the next page load. */
const MAX_WAIT_MS = 400;

export function taskWhere(projectId: string, filter: TaskFilter): TaskWhere {
  const { label, final, annotator, agreementOn, agreementFrom, agreementBelow, field, fieldIs, fieldHas } =
    filter;
  const { status, search, assignee, skipped, import: importJobId, group, question, decided } = filter;
  const { review, consensus, gold, asked, byHand, submittedFrom, submittedBefore, lastSubmitted } = filter;
  return {
    projectId,
    status,
    search,
    annotator,
    assignee,
    skipped,
    importJobId,
    group,
    question,
    decided,
    review,
    consensus,
    gold,
    asked,
    byHand,
    label: label === undefined ? undefined : { key: label, by: final ? OF_RESOLUTION : annotator },
    agreement:
      agreementOn === undefined
        ? undefined
        : { control: agreementOn, from: agreementFrom, below: agreementBelow },
    submitted:
      submittedFrom === undefined && submittedBefore === undefined
        ? undefined
        : { fromMs: submittedFrom, beforeMs: submittedBefore, isLast: lastSubmitted, by: annotator },
    data: field === undefined ? undefined : { field, is: fieldIs, has: fieldHas },
  };
}

/** Brings up to date what the filter reads and is computed beside the work. */
export async function prepareFilter(services: Services, where: TaskWhere): Promise<void> {
  if (where.label) await indexLabelsWithin(services, where.projectId, MAX_WAIT_MS);
  if (where.agreement) await refreshWithin(services, where.projectId, MAX_WAIT_MS);
}
