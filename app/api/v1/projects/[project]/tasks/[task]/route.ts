import { handle } from "@/lib/server/http/handle";
import { getTask } from "@/lib/server/tasks/tasks";

export const GET = handle("getTask", getTask);
