import { deleteCandidateList, replaceCandidates } from "@/lib/server/candidates/candidate-lists";
import { handle } from "@/lib/server/http/handle";

export const PUT = handle("replaceCandidates", replaceCandidates);
export const DELETE = handle("deleteCandidateList", deleteCandidateList);
