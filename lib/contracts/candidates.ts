/** Lists of candidates that mentions are linked to. */
import * as z from "zod/mini";
import { CANDIDATE_FORMATS } from "@/lib/candidates/candidate";
import { says } from "@/lib/core/message";
import { CandidateListFacts } from "./candidate-list-facts";
import { Id, TimeMs } from "./common";
import { Sha256 } from "./segment";

const CandidateListName = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, says("fields.giveName")),
    z.maxLength(200, says("fields.tooLong", { max: 200 })),
    z.regex(/^\P{Cc}*$/u, says("fields.noControlCharacters")),
  );

/** Of the body: a table with the columns id, name, aliases and description, or a JSON object with them a line. */
const Format = z.enum(CANDIDATE_FORMATS);

export const CreateCandidateList = z.strictObject({
  name: CandidateListName,
  format: z._default(Format, "csv"),
});

export const ReplaceCandidates = z.strictObject({
  format: z._default(Format, "csv"),
  /**
   * What becomes of candidates that answers stand for and the new file lacks: the file is refused with their number, they
   * stay in the list, or they go and these answers stand for nothing.
   */
  inUse: z._default(z.enum(["refuse", "keep", "drop"]), "refuse"),
});

export const CandidateList = z.extend(CandidateListFacts, {
  sha256: Sha256,
  /** Rows of a candidate that stood above, whose aliases were added to it. */
  duplicates: z.int(),
  /** Names of the questions that take their answers from it. */
  questions: z.array(z.string()),
  createdAt: TimeMs,
  updatedAt: TimeMs,
});
export type CandidateList = z.infer<typeof CandidateList>;

export const CandidateFile = z.strictObject({ project: Id, candidates: Id, sha256: Sha256 });
