/** What a mention may stand for: an entry of a list that a manager has uploaded. */
export type Candidate = {
  id: string;
  name: string;
  /** Further names by which it is sought. */
  aliases: readonly string[];
  /** Empty where the list has none. */
  description: string;
};

/** The answer that a mention stands for none of the candidates; no candidate may have it as its id. */
export const NIL = "NIL";

export const MAX_CANDIDATE_ID_CHARS = 200;

/** Of the files that are read as lists: tables, or a JSON object a line. */
export const CANDIDATE_FORMATS = ["csv", "tsv", "jsonl"] as const;
export type CandidateFormat = (typeof CANDIDATE_FORMATS)[number];
