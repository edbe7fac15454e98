import { handle } from "@/lib/server/http/handle";
import { listTasks } from "@/lib/server/tasks/tasks";

export const GET = handle("listTasks", listTasks);
