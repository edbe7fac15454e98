import { handle } from "@/lib/server/http/handle";
import { getLabelTask } from "@/lib/server/labeling/queue";

export const GET = handle("getLabelTask", getLabelTask);
