import { handle } from "@/lib/server/http/handle";
import { getLabelErrors } from "@/lib/server/label-errors/label-errors";

export const GET = handle("getLabelErrors", getLabelErrors);
