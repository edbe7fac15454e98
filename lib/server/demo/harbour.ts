import type { DemoProject } from "./demo-project";
export const harbourProject = {} as DemoProject;
