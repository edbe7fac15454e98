import { handle } from "@/lib/server/http/handle";
import { countListedTasks } from "@/lib/server/tasks/tasks";

export const GET = handle("countTasks", countListedTasks);
