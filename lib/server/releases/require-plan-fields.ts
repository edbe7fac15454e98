/**
 * Refuses a plan with impossible dates, or whose fields say nothing of any task, before the release is made. It reads only as
 * many tasks as it takes to find one for each field; the split checks again whether a task of the release has one.
 */
import { walkAnsweredTasks } from "@/db/queries/tasks";
import type { ReleasePlan } from "@/lib/contracts/releases";
import { type AppError, invalid } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { splitInField } from "@/lib/split/column-split";
import { groupInField, noGroupIn } from "@/lib/split/plan-split";
import { timeInField } from "@/lib/split/time-split";
import type { Services } from "../context";
import { planDates } from "./plan-dates";

const BATCH = 500;

type Data = Readonly<Record<string, unknown>>;
type Needed = { isIn: (data: Data) => boolean; missing: () => AppError };

export const noTimeIn = (field: string): AppError =>
  invalid("timeField", say("releases.noTimeField", { field }));
export const noBalanceIn = (field: string): AppError =>
  invalid("balanceBy.field", say("releases.noBalanceField", { field }));
export const noSplitIn = (field: string): AppError =>
  invalid("splitField", say("releases.noSplitField", { field }));

const fieldOfBalance = (field: string): Needed => ({
  isIn: (data) => groupInField(data, field) !== null,
  missing: () => noBalanceIn(field),
});

function neededFields({ method, groupField, timeField, splitField, balanceBy }: ReleasePlan): Needed[] {
  if (method === "column" && splitField === undefined)
    throw invalid("splitField", say("releases.needsSplitField"));
  return [
    ...(groupField
      ? [
          {
            isIn: (data: Data) => groupInField(data, groupField) !== null,
            missing: () => noGroupIn(groupField),
          },
        ]
      : []),
    ...(method === "balanced" && balanceBy?.field !== undefined ? [fieldOfBalance(balanceBy.field)] : []),
    ...(method === "time" && timeField !== undefined
      ? [{ isIn: (data: Data) => timeInField(data, timeField) !== null, missing: () => noTimeIn(timeField) }]
      : []),
    ...(method === "column" && splitField !== undefined
      ? [
          {
            isIn: (data: Data) => splitInField(data, splitField) !== null,
            missing: () => noSplitIn(splitField),
          },
        ]
      : []),
  ];
}

/** @throws AppError `invalid_input` for the date or the field; where nothing is answered yet no field is refused */
export async function requirePlanFields(
  services: Services,
  projectId: string,
  plan: ReleasePlan,
): Promise<void> {
  planDates(plan);
  let needed = neededFields(plan);
  for (let afterSeq = 0; needed.length > 0; ) {
    const tasks = await walkAnsweredTasks(services.database.read, { projectId, afterSeq, limit: BATCH });
    needed = needed.filter(({ isIn }) => !tasks.some(({ data }) => isIn(data)));
    if (tasks.length < BATCH) {
      const [first] = needed;
      if (first && (afterSeq > 0 || tasks.length > 0)) throw first.missing();
      return;
    }
    afterSeq = tasks.at(-1)?.seq ?? afterSeq;
    await new Promise(setImmediate);
  }
}
