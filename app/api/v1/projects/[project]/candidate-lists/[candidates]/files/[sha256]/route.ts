import { getCandidateFile } from "@/lib/server/candidates/candidate-lists";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("getCandidateFile", getCandidateFile);
