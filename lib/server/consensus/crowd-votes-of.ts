/** The votes of all tasks on a question, in the form that methods of consensus take. */
import type { Unit } from "@/lib/agreement/agreement";
import type { CrowdVotes } from "@/lib/consensus/methods/crowd-votes";
import { scaleOf } from "@/lib/kinds/scales";
import { type AnswerControl, type Control, isAnswerControl } from "@/lib/labels/schema";

/** Methods of consensus choose one of the labels of a closed list, once per task. */
export const hasVotes = (control: Control): control is AnswerControl =>
  isAnswerControl(control) && control.per !== "region" && scaleOf(control)?.type === "nominal";

/** `tasks`, `raters` and `labels` name what the numbers in `votes` stand for. */
export type Voted = { votes: CrowdVotes; tasks: string[]; raters: string[]; labels: readonly string[] };

/**
 * @param units of the question, each of a task
 * @param labels ids of the labels that the schema has now
 */
export function votesOf(
  units: readonly { taskId: string; unit: unknown }[],
  labels: readonly string[],
): Voted {
  const places = new Map(labels.map((label, i) => [label, i]));
  const raters = new Map<string, number>();
  const tasks: string[] = [];
  const [item, rater, label]: number[][] = [[], [], []];
  for (const { taskId, unit } of units) {
    const { kind, ratings } = unit as Extract<Unit, { kind: "ratings" }>;
    if (kind !== "ratings") continue;
    // Labels that the schema no longer has are no votes.
    const known = ratings.filter(([, value]) => places.has(value));
    if (known.length === 0) continue;
    for (const [who, value] of known) {
      const place = raters.get(who) ?? raters.size;
      raters.set(who, place);
      item?.push(tasks.length);
      rater?.push(place);
      label?.push(places.get(value) as number);
    }
    tasks.push(taskId);
  }
  return {
    votes: {
      items: tasks.length,
      raters: raters.size,
      labels: labels.length,
      item: Int32Array.from(item ?? []),
      rater: Int32Array.from(rater ?? []),
      label: Int32Array.from(label ?? []),
    },
    tasks,
    raters: [...raters.keys()],
    labels,
  };
}
