import { handle } from "@/lib/server/http/handle";
import { listPredictionModels } from "@/lib/server/predictions/predictions";

export const GET = handle("listPredictionModels", listPredictionModels);
