import { handle } from "@/lib/server/http/handle";
import { listLabelErrorsOfProject } from "@/lib/server/label-errors/label-errors";

export const GET = handle("listLabelErrors", listLabelErrorsOfProject);
