import { handle } from "@/lib/server/http/handle";
import { getLabelSession } from "@/lib/server/labeling/label-session";

export const GET = handle("getLabelSession", getLabelSession);
