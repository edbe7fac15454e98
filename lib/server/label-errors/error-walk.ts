/** From one likely label error to the next, through as many as there are. */
import { errorBeside, findLabelErrorRun, placeOf, rankOf } from "@/db/queries/label-errors";
import { requireRole } from "../access";
import { projectWithSchema } from "../projects/projects";
import type { UseCase } from "../use-case";
import { requireSearchable } from "./searchable";

const NOWHERE = { previous: null, next: null, place: null };

export const getLabelErrorWalk: UseCase<"getLabelErrorWalk"> = async (context, { params, query }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  const { control: controlId, state, ...pair } = query;
  requireSearchable((await projectWithSchema(context, projectId)).schema, controlId);
  const db = context.database.read;
  const run = await findLabelErrorRun(db, { projectId, controlId });
  const here = run && (await rankOf(db, { runId: run.id, taskId: params.task }));
  if (!run || !here) return NOWHERE;
  const { rank, likely } = here;
  const all = { runId: run.id, likely: true, ...pair };
  const next =
    (await errorBeside(db, { ...all, state, rank, side: "after" })) ??
    (await errorBeside(db, { ...all, state, rank: 0, side: "after" }));
  return {
    // One goes back to what one has just dismissed or corrected, which is open no more.
    previous: await errorBeside(db, { ...all, ...(state !== "open" && { state }), rank, side: "before" }),
    next: next === params.task ? null : next,
    place: likely ? await placeOf(db, { ...all, rank }) : null,
  };
};
