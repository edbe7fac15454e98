import { handle } from "@/lib/server/http/handle";
import { deleteProject, getProject, patchProject } from "@/lib/server/projects/projects";

export const GET = handle("getProject", getProject);
export const PATCH = handle("patchProject", patchProject);
export const DELETE = handle("deleteProject", deleteProject);
