/** What a manager has sent as a list of candidates. */

import type { Candidate, CandidateFormat } from "@/lib/candidates/candidate";
import { writeCandidates } from "@/lib/candidates/candidate-lines";
import { readCandidates } from "@/lib/candidates/read-candidates";
import { invalid } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { readText } from "../http/text-body";
import { sha256Hex } from "../sha256";
import type { RawBody } from "../use-case";

/** A hundred thousand candidates with a sentence each take fifteen. */
const MAX_BYTES = 48 * 1024 ** 2;
const MAX_CANDIDATES = 200_000;

export type ReadCandidateList = { candidates: Candidate[]; duplicates: number };

/** @throws AppError with the line and what is wrong with it */
export async function readList(body: RawBody, format: CandidateFormat): Promise<ReadCandidateList> {
  const read = readCandidates(await readText(body, MAX_BYTES), format);
  if (!read.ok) throw invalid("content", read.error);
  if (read.value.candidates.length === 0) throw invalid("content", say("candidates.none"));
  requireFew(read.value.candidates.length);
  return read.value;
}

export function requireFew(count: number): void {
  if (count > MAX_CANDIDATES)
    throw invalid("content", say("candidates.tooMany", { max: MAX_CANDIDATES, count }));
}

/** The columns of a list that follow from its candidates. */
export function storedList({ candidates, duplicates }: ReadCandidateList) {
  const content = writeCandidates(candidates);
  return { content, sha256: sha256Hex(content), candidateCount: candidates.length, duplicates };
}
