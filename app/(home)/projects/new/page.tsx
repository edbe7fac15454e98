import { NewProject } from "@/components/manage/new-project";
import { TEMPLATES } from "@/lib/labels/templates";
import { titled } from "../../../titled";

export const generateMetadata = titled("nav.newProject");

export default function NewProjectPage() {
  return <NewProject templates={TEMPLATES} />;
}
