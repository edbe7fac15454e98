/** What the label page starts with; everything else arrives through the queue. */
import * as z from "zod/mini";
import { LabelSchemaShape } from "@/lib/labels/schema";
import { CandidateListFacts } from "./candidate-list-facts";
import { Id, JsonObject } from "./common";
import { Rule } from "./guidelines";
import { LabelProgress } from "./labeling";

export const LabelSession = z.object({
  project: z.object({ id: Id, name: z.string() }),
  user: z.object({ id: Id, name: z.string(), email: z.string() }),
  schemaVersion: z.int(),
  schema: LabelSchemaShape,
  guideline: z.nullable(z.object({ version: z.int(), markdown: z.string() })),
  rules: z.array(Rule),
  /** Lists of candidates of the project. */
  candidateLists: z.array(CandidateListFacts),
  /** Of the guideline, the rules and the lists together; it grows with every change of them. */
  contentRevision: z.int(),
  progress: LabelProgress,
  /** The user's own keys and switches: `{ keys: { actionId: "ctrl+k" }, singleKeys: boolean, fixedWidth: boolean }`. */
  preferences: JsonObject,
});
export type LabelSession = z.infer<typeof LabelSession>;
