import { notFound } from "next/navigation";
import { HelpPage } from "@/components/help/help-page";
import { HelpText } from "@/components/help/help-text";
import { headingsOf } from "@/lib/help/headings";
import { isHelpDocument } from "@/lib/help/help-places";
import { readHelp } from "@/lib/server/help/read-help";
import { load } from "@/lib/server/page";
import { titled } from "../../../titled";

export const generateMetadata = titled("manual.title");

export default async function HelpDocumentPage(props: { params: Promise<{ document: string }> }) {
  // Signed-in users read it, as everything beside the sign-in.
  const [{ document }] = await Promise.all([props.params, load("getMe")]);
  if (!isHelpDocument(document)) notFound();
  const markdown = await readHelp(document);
  return (
    <HelpPage
      name={document}
      headings={markdown === undefined ? [] : headingsOf(markdown)}
      text={markdown === undefined ? null : <HelpText markdown={markdown} />}
    />
  );
}
