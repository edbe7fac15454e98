import { createCandidateList, listCandidateLists } from "@/lib/server/candidates/candidate-lists";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("listCandidateLists", listCandidateLists);
export const POST = handle("createCandidateList", createCandidateList);
