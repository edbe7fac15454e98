import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { PageWords } from "@/lib/client/words/pages-words";
import { suitsBulk } from "@/lib/labels/bulk-questions";
import { load, needsSetUp } from "@/lib/server/page";

/** The header and navigation around a page, for one project or for none. */
export async function Frame({ projectId, children }: { projectId?: string; children: ReactNode }) {
  if (await needsSetUp()) redirect("/setup");
  const [me, projects, project] = await Promise.all([
    load("getMe"),
    load("listProjects", { query: { limit: 200 } }),
    projectId === undefined ? null : load("getProject", { params: { project: projectId } }),
  ]);
  return (
    <PageWords>
      <Shell
        me={me}
        projects={projects.items.map(({ id, name }) => ({ id, name }))}
        project={
          project && {
            id: project.id,
            name: project.name,
            role: project.role,
            canBulk: suitsBulk(project.schema),
          }
        }
      >
        {children}
      </Shell>
    </PageWords>
  );
}
