import { ProjectList } from "@/components/projects/project-list";
import { load } from "@/lib/server/page";
import { titled } from "../titled";

export const generateMetadata = titled("nav.projects");

export default async function HomePage() {
  const [me, projects, steps] = await Promise.all([
    load("getMe"),
    load("listProjects", { query: { limit: 200 } }),
    load("listNextSteps", { query: {} }),
  ]);
  return (
    <ProjectList
      projects={projects.items}
      steps={steps}
      isOwner={me.role === "owner"}
      mayCreate={me.mayCreateProjects}
    />
  );
}
