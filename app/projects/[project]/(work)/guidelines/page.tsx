import { GuidelineEditor } from "@/components/guidelines/guideline-editor";
import { PublishedGuideline } from "@/components/guidelines/published-guideline";
import { GuidelineText } from "@/components/ui/markdown";
import { load } from "@/lib/server/page";
import { titled } from "../../../../titled";

export const generateMetadata = titled("nav.guidelines");

export default async function GuidelinesPage(props: {
  params: Promise<{ project: string }>;
  /** `about`: labels of a new rule that is to be written, `control/label,control/label`. */
  searchParams: Promise<{ tab?: string | string[]; about?: string | string[] }>;
}) {
  const [params, { tab, about }] = await Promise.all([props.params, props.searchParams]);
  const [project, versions] = await Promise.all([
    load("getProject", { params }),
    load("listGuidelines", { params, query: { limit: 100 } }),
  ]);
  const latest = versions.items[0]?.version;
  if (project.role !== "manager") {
    const published =
      latest === undefined ? null : await load("getGuideline", { params: { ...params, version: latest } });
    const asked = await load("listQuestions", { params, query: { limit: 100 } });
    return (
      <PublishedGuideline
        projectId={project.id}
        guideline={published}
        text={published && <GuidelineText markdown={published.markdown} />}
        schema={project.schema}
        questions={asked.items}
      />
    );
  }
  const [draft, rules, open, answered] = await Promise.all([
    load("getGuidelineDraft", { params }),
    load("listRules", { params }),
    load("listQuestions", { params, query: { status: "open", limit: 50 } }),
    load("listQuestions", { params, query: { status: "answered", limit: 50 } }),
  ]);
  return (
    <GuidelineEditor
      projectId={project.id}
      schema={project.schema}
      draft={draft}
      rules={rules.items}
      versions={versions.items}
      questions={{ open, answered }}
      firstTab={typeof tab === "string" ? tab : "text"}
      about={typeof about === "string" ? about.split(",") : []}
    />
  );
}
