import { handle } from "@/lib/server/http/handle";
import { listAnnotations } from "@/lib/server/tasks/tasks";

export const GET = handle("listAnnotations", listAnnotations);
