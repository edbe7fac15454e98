import { handle } from "@/lib/server/http/handle";
import { createProject, listProjects } from "@/lib/server/projects/projects";

export const GET = handle("listProjects", listProjects);
export const POST = handle("createProject", createProject);
