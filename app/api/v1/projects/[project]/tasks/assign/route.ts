import { handle } from "@/lib/server/http/handle";
import { assignTasks } from "@/lib/server/tasks/tasks";

export const POST = handle("assignTasks", assignTasks);
