/** Term lists and patterns, by which texts get suggestions. */
import * as z from "zod/mini";
import { says } from "@/lib/core/message";
import { flag, Id, MessageShape, TimeMs } from "./common";

/** Its suggestions are those of the model `Terms: <name>`. */
const TermListName = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, says("fields.giveName")),
    z.maxLength(180, says("fields.tooLong", { max: 180 })),
    z.regex(/^\P{Cc}*$/u, says("fields.noControlCharacters")),
  );
const SchemaKey = z.string().check(z.minLength(1), z.maxLength(64));

export const CreateTermList = z.strictObject({
  name: TermListName,
  /**
   * Of the body: a term a line, a table of `term,label` with commas or tabs, or a pattern a line (RE2) with its label behind a
   * tab.
   */
  format: z._default(z.enum(["lines", "csv", "tsv", "patterns"]), "lines"),
  /** Id of a control that marks text. */
  control: SchemaKey,
  /** Id of the label for what has none of its own. */
  label: z.optional(SchemaKey),
  matchCase: z._default(flag(), false),
  wholeWords: z._default(flag(), false),
});
export type CreateTermList = z.infer<typeof CreateTermList>;

/** A list whose terms are what annotators have marked; each run collects them anew. */
export const CreateConfirmedTerms = z.strictObject({
  name: TermListName,
  /** Id of a control that marks text. */
  control: SchemaKey,
  matchCase: z._default(z.boolean(), false),
  wholeWords: z._default(z.boolean(), true),
});

export const TermRun = z.object({
  status: z.enum(["queued", "running", "done", "failed", "cancelled"]),
  /** Tasks that have been searched. */
  done: z.int(),
  total: z.nullable(z.int()),
  /** Places found so far. */
  regions: z.int(),
  /** Tasks with more places than one suggestion may hold. */
  cutShort: z.int(),
  problem: z.nullable(z.string()),
  problemMessage: z.nullable(MessageShape),
  finishedAt: z.nullable(TimeMs),
});
export type TermRun = z.infer<typeof TermRun>;

export const TermList = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(["terms", "patterns", "confirmed"]),
  control: z.string(),
  label: z.nullable(z.string()),
  matchCase: z.boolean(),
  wholeWords: z.boolean(),
  /** Terms or patterns. */
  entries: z.int(),
  /** What says the same as an earlier entry, and was left out. */
  duplicates: z.int(),
  /** By what name its suggestions are shown. */
  model: z.string(),
  /** Tasks with a suggestion of it. */
  tasks: z.int(),
  /** The last one, whether it has ended or not. */
  run: z.nullable(TermRun),
  createdAt: TimeMs,
});
export type TermList = z.infer<typeof TermList>;
