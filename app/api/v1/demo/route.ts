import { createDemoProjects } from "@/lib/server/demo/create-demo";
import { handle } from "@/lib/server/http/handle";

export const POST = handle("createDemo", createDemoProjects);
