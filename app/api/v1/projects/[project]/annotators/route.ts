import { handle } from "@/lib/server/http/handle";
import { listAnnotators } from "@/lib/server/members/exclusions";

export const GET = handle("listAnnotators", listAnnotators);
