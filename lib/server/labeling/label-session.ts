/** The label page's first data: schema, guideline, active rules and the annotator's own keys. */
import { findGuideline, listRules } from "@/db/queries/guidelines";
import { findMembership } from "@/db/queries/members";
import { findUser } from "@/db/queries/users";
import { requireRole } from "../access";
import { candidateListFacts } from "../candidates/candidate-lists";
import { toRule } from "../guidelines/rules";
import { projectWithSchema } from "../projects/projects";
import type { UseCase } from "../use-case";
import { labelProgress, trueProgress } from "./progress";

export const getLabelSession: UseCase<"getLabelSession"> = async (context, { params }) => {
  const { actor } = await requireRole(context, params.project, "annotator");
  const { project, schema } = await projectWithSchema(context, params.project);
  const db = context.database.read;
  const version = project.guidelineVersion;
  const guideline =
    version === null ? undefined : await findGuideline(db, { projectId: project.id, version });
  const rules = await listRules(db, { projectId: project.id });
  const user = await findUser(db, { userId: actor.id });
  const who = { projectId: project.id, userId: actor.id };
  const membership = await findMembership(db, who);
  const progress = await labelProgress(context, who, membership);
  return {
    project: { id: project.id, name: project.name },
    user: { id: actor.id, name: actor.name, email: actor.email },
    schemaVersion: project.schemaVersion,
    schema,
    guideline: guideline ? { version: guideline.version, markdown: guideline.markdown } : null,
    contentRevision: project.contentRevision,
    candidateLists: await candidateListFacts(db, project.id),
    rules: rules.filter((rule) => rule.status === "active").map(toRule),
    progress: await trueProgress(context, who, { progress, isEnd: false }),
    preferences: { ...user?.preferences },
  };
};
