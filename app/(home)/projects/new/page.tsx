import { notFound } from "next/navigation";
import { NewProject } from "@/components/new-project/new-project";
import { templatesIn } from "@/lib/i18n/template-names";
import { templateSearchTexts } from "@/lib/i18n/template-words";
import { load, pageLocale } from "@/lib/server/page";
import { titled } from "../../../titled";

export const generateMetadata = titled("nav.newProject");

export default async function NewProjectPage() {
  const { mayCreateProjects } = await load("getMe");
  if (!mayCreateProjects) notFound();
  const { locale } = await pageLocale();
  const found = templateSearchTexts();
  const templates = templatesIn(locale).map(({ id, schema }) => ({ id, schema, found: found.get(id) ?? "" }));
  return <NewProject templates={templates} />;
}
