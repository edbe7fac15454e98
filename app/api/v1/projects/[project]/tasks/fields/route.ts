import { handle } from "@/lib/server/http/handle";
import { listTaskFields } from "@/lib/server/tasks/tasks";

export const GET = handle("listTaskFields", listTaskFields);
