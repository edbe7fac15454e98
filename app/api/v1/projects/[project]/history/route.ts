import { handle } from "@/lib/server/http/handle";
import { history } from "@/lib/server/labeling/queue";

export const GET = handle("history", history);
