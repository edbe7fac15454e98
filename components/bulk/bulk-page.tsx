"use client";
import dynamic from "next/dynamic";
import type { RenderedGuideline } from "@/components/annotate/label-context";
import { Card, EmptyState } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { useT } from "@/lib/client/i18n";
import type { LabelSession } from "@/lib/contracts/label-session";
import { suitsBulk } from "@/lib/labels/bulk-questions";

// The journal of drafts exists only in a browser.
const BulkView = dynamic(() => import("./bulk-view"), { ssr: false });

type Props = { session: LabelSession; renderedGuideline: RenderedGuideline | null };

export function BulkPage(props: Props) {
  const t = useT();
  if (suitsBulk(props.session.schema)) return <BulkView {...props} />;
  return (
    <>
      <PageHead title={t("bulk.title")} />
      <Card>
        <EmptyState
          title={t("bulk.notSuited")}
          action={
            // A plain link: another module here would part the chunks that the label view shares.
            <a href={`/projects/${props.session.project.id}/label`} className="text-accent underline">
              {t("bulk.oneByOne")}
            </a>
          }
        />
      </Card>
    </>
  );
}
