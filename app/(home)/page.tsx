import { ProjectList } from "@/components/projects/project-list";
import { load } from "@/lib/server/page";
import { titled } from "../titled";

export const generateMetadata = titled("nav.projects");

export default async function HomePage() {
  const [me, projects] = await Promise.all([load("getMe"), load("listProjects", { query: { limit: 200 } })]);
  return <ProjectList projects={projects.items} isOwner={me.role === "owner"} />;
}
