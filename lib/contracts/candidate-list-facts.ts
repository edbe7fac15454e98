/** What the label view is told of a list of candidates: apart from the other contracts, since it is loaded with the view. */
import * as z from "zod/mini";
import { Id } from "./common";

export const CandidateListFacts = z.object({
  id: Id,
  name: z.string(),
  candidates: z.int(),
  /** Where its file is; another version of the list has another address. */
  url: z.string(),
});
export type CandidateListFacts = z.infer<typeof CandidateListFacts>;
