"use client";
import { GuidelineText } from "@/components/annotate/guideline-text";
import { Card, EmptyState } from "@/components/ui/card";
import { Time } from "@/components/ui/format";
import { PageHead } from "@/components/ui/page-head";
import { useT } from "@/lib/client/i18n";
import type { GuidelineVersion } from "@/lib/contracts/guidelines";
import type { Question } from "@/lib/contracts/questions";
import type { LabelSchema } from "@/lib/labels/schema";
import { MyQuestions } from "./my-questions";
import { RuleView } from "./rule-view";

/** What annotators read. */
type Props = {
  projectId: string;
  guideline: GuidelineVersion | null;
  schema: LabelSchema;
  questions: Question[];
};

export function PublishedGuideline({ projectId, guideline, schema, questions }: Props) {
  const t = useT();
  const mine = <MyQuestions projectId={projectId} schema={schema} questions={questions} />;
  if (!guideline)
    return (
      <div className="mx-auto max-w-3xl">
        <PageHead title={t("guidelines.title")} />
        <Card>
          <EmptyState title={t("guidelines.none")} />
        </Card>
        {mine}
      </div>
    );
  return (
    <div className="mx-auto max-w-3xl">
      <PageHead
        title={t("guidelines.title")}
        note={
          <>
            {t("guidelines.version", { version: guideline.version })} ·{" "}
            <Time ms={guideline.publishedAt} day />
          </>
        }
      />
      <Card className="mb-3.5">
        <GuidelineText markdown={guideline.markdown} />
      </Card>
      {guideline.rules.length > 0 && (
        <Card>
          <h3>{t("guidelines.rules")}</h3>
          {guideline.rules.map((rule) => (
            <RuleView key={rule.id} rule={rule} schema={schema} />
          ))}
        </Card>
      )}
      {mine}
    </div>
  );
}
