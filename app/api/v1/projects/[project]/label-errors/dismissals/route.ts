import { handle } from "@/lib/server/http/handle";
import { dismissLabelErrors } from "@/lib/server/label-errors/label-errors";

export const POST = handle("dismissLabelErrors", dismissLabelErrors);
