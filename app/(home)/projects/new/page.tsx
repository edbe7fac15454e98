import { NewProject } from "@/components/projects/new-project";
import { templatesIn } from "@/lib/i18n/template-names";
import { pageLocale } from "@/lib/server/page";
import { titled } from "../../../titled";

export const generateMetadata = titled("nav.newProject");

export default async function NewProjectPage() {
  const { locale } = await pageLocale();
  return <NewProject templates={templatesIn(locale)} />;
}
