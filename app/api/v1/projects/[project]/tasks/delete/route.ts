import { handle } from "@/lib/server/http/handle";
import { deleteTasks } from "@/lib/server/tasks/tasks";

export const POST = handle("deleteTasks", deleteTasks);
