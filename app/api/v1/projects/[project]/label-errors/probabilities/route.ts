import { handle } from "@/lib/server/http/handle";
import { uploadProbabilities } from "@/lib/server/label-errors/label-error-runs";

export const POST = handle("uploadProbabilities", uploadProbabilities);
