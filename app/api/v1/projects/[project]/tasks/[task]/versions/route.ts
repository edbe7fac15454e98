import { handle } from "@/lib/server/http/handle";
import { listTaskVersions } from "@/lib/server/tasks/task-versions";

export const GET = handle("listTaskVersions", listTaskVersions);
