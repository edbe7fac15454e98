import { handle } from "@/lib/server/http/handle";
import { downloadLabelErrors } from "@/lib/server/label-errors/label-errors";

export const GET = handle("downloadLabelErrors", downloadLabelErrors);
