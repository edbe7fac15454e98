/** Every table, defined once and built for each database with its own column builders. */
import { defineAdjudication } from "./adjudication";
import { defineAnnotations } from "./annotations";
import { defineCandidates } from "./candidates";
import { defineDecisions } from "./decisions";
import { defineDistribution } from "./distribution";
import { defineDuplicates } from "./duplicates";
import { defineGold } from "./gold";
import { defineIntegrations } from "./integrations";
import type { Kit } from "./kit-postgres";
import { defineLabelErrors } from "./label-errors";
import { definePeople } from "./people";
import { defineProjects } from "./projects";
import { defineTaskVersions } from "./task-versions";
import { defineTasks } from "./tasks";
import { defineTerms } from "./terms";
import { defineViews } from "./views";
import { defineWork } from "./work";

export const defineTables = (kit: Kit) => ({
  ...definePeople(kit),
  ...defineProjects(kit),
  ...defineTasks(kit),
  ...defineTaskVersions(kit),
  ...defineAnnotations(kit),
  ...defineCandidates(kit),
  ...defineAdjudication(kit),
  ...defineDecisions(kit),
  ...defineDistribution(kit),
  ...defineDuplicates(kit),
  ...defineGold(kit),
  ...defineIntegrations(kit),
  ...defineLabelErrors(kit),
  ...defineTerms(kit),
  ...defineViews(kit),
  ...defineWork(kit),
});

export type Tables = ReturnType<typeof defineTables>;
