import { handle } from "@/lib/server/http/handle";
import { listAnnotators } from "@/lib/server/people/exclusions";

export const GET = handle("listAnnotators", listAnnotators);
