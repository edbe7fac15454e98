import { handle } from "@/lib/server/http/handle";
import { addPredictions } from "@/lib/server/predictions/add-predictions";
import { listPredictionsOfProject, removePredictions } from "@/lib/server/predictions/predictions";

export const GET = handle("listPredictions", listPredictionsOfProject);
export const POST = handle("addPredictions", addPredictions);
export const DELETE = handle("removePredictions", removePredictions);
