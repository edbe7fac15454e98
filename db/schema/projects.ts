import type { WorkLimits } from "@/lib/distribution/work-limits";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Kit } from "./kit-postgres";

export type ProjectSettings = {
  /** How many annotators must label a task. */
  overlap: number;
  strategy: "sequence" | "random";
  leaseMinutes: number;
  /** Everybody but managers sees pseudonyms of annotators; missing in projects of earlier versions, where it is off. */
  blindReview?: boolean;
};

/** How gold tasks are handed out, and what follows from the answers to them. */
export type GoldSettings = {
  /** Share of the tasks handed to an annotator that are gold, 0 to 0.5. */
  rate: number;
  /** How many gold tasks each annotator begins with. */
  onboarding: number;
  /** Annotators see the gold answer after they have submitted theirs. */
  training: boolean;
  /** An annotator gets nothing more when the upper limit of their accuracy is below it, 0 to 1; null: nobody is paused. */
  pauseBelow: number | null;
  /** Gold answers before anybody is paused. */
  pauseAfter: number;
  /** Decides which turns are gold and in which order tasks come; known to the server alone. */
  seed: string;
};

/** How many annotators tasks need beyond the overlap of all, and how many tasks an annotator is handed. */
export type DistributionSettings = {
  /** `percent` of the tasks need `overlap` annotators; of each value of the data field `field`, where there is one. */
  share: { percent: number; overlap: number; field: string | null } | null;
  /** One more annotator where the agreement (0 to 1) on a question, or on any, is below, up to so many. */
  adaptive: { below: number; upTo: number; control: string | null } | null;
  limits: WorkLimits;
  /** Decides which tasks fall into the share; known to the server alone. */
  seed: string;
};

export type StoredExample = { rating: "good" | "bad"; text: string; note: string };
export type RuleStatus = "draft" | "active" | "retired";
export type StoredRule = {
  id: string;
  code: string;
  title: string;
  statement: string;
  labels: string[];
  examples: StoredExample[];
  status: RuleStatus;
  revision: number;
  updatedAt: number;
};

export function defineProjects(kit: Kit) {
  const project = kit.table(
    "project",
    {
      id: kit.text("id").primaryKey(),
      name: kit.text("name").notNull(),
      description: kit.text("description").notNull(),
      settings: kit.json<ProjectSettings>("settings").notNull(),
      /** Apart from `settings`, which annotators may read; null until a manager has set it. */
      gold: kit.json<GoldSettings>("gold"),
      /** As with gold; null until a manager has set it: the overlap of the settings is that of all tasks. */
      distribution: kit.json<DistributionSettings>("distribution"),
      schemaVersion: kit.int("schema_version").notNull(),
      guidelineVersion: kit.int("guideline_version"),
      /** Counts changes of what annotators read beside the task: guidelines published, rules saved. */
      contentRevision: kit.int("content_revision").notNull().default(0),
      /** Last task number given out; also what imports lock on, so that numbers have no gaps. */
      lastSeq: kit.int("last_seq").notNull().default(0),
      lastRule: kit.int("last_rule").notNull().default(0),
      lastQuestion: kit.int("last_question").notNull().default(0),
      isDemo: kit.bool("is_demo").notNull().default(false),
      createdBy: kit.text("created_by").notNull(),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [kit.index("project_created").on(t.createdAt)],
  );
  const labelSchemaVersion = kit.table(
    "label_schema_version",
    {
      projectId: kit.text("project_id").notNull(),
      version: kit.int("version").notNull(),
      schema: kit.json<LabelSchema>("schema").notNull(),
      createdBy: kit.text("created_by").notNull(),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.projectId, t.version] })],
  );
  const guidelineDraft = kit.table("guideline_draft", {
    projectId: kit.text("project_id").primaryKey(),
    markdown: kit.text("markdown").notNull(),
    revision: kit.int("revision").notNull(),
    updatedBy: kit.text("updated_by").notNull(),
    updatedAt: kit.time("updated_at").notNull(),
  });
  const guidelineVersion = kit.table(
    "guideline_version",
    {
      projectId: kit.text("project_id").notNull(),
      version: kit.int("version").notNull(),
      markdown: kit.text("markdown").notNull(),
      /** The active rules as they stood when this version was published. */
      rules: kit.json<StoredRule[]>("rules").notNull(),
      note: kit.text("note").notNull(),
      publishedBy: kit.text("published_by").notNull(),
      publishedAt: kit.time("published_at").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.projectId, t.version] })],
  );
  const rule = kit.table(
    "rule",
    {
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      number: kit.int("number").notNull(),
      title: kit.text("title").notNull(),
      statement: kit.text("statement").notNull(),
      labels: kit.json<string[]>("labels").notNull(),
      examples: kit.json<StoredExample[]>("examples").notNull(),
      status: kit.text("status").$type<RuleStatus>().notNull(),
      revision: kit.int("revision").notNull(),
      createdBy: kit.text("created_by").notNull(),
      updatedAt: kit.time("updated_at").notNull(),
    },
    (t) => [kit.uniqueIndex("rule_number").on(t.projectId, t.number)],
  );
  const ruleRevision = kit.table(
    "rule_revision",
    {
      ruleId: kit.text("rule_id").notNull(),
      revision: kit.int("revision").notNull(),
      projectId: kit.text("project_id").notNull(),
      rule: kit.json<StoredRule>("rule").notNull(),
      savedBy: kit.text("saved_by").notNull(),
      savedAt: kit.time("saved_at").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.ruleId, t.revision] })],
  );
  return { project, labelSchemaVersion, guidelineDraft, guidelineVersion, rule, ruleRevision };
}
