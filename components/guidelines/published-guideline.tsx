"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { HelpLink } from "@/components/help/help-link";
import { buttonClass } from "@/components/ui/button";
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
  /** The guideline's text, rendered on the server. */
  text: ReactNode;
  schema: LabelSchema;
  questions: Question[];
};

export function PublishedGuideline({ projectId, guideline, text, schema, questions }: Props) {
  const t = useT();
  const mine = <MyQuestions projectId={projectId} schema={schema} questions={questions} />;
  if (!guideline)
    return (
      <div className="mx-auto max-w-3xl">
        <PageHead title={t("guidelines.title")} />
        <Card>
          <EmptyState
            title={t("guidelines.none")}
            action={
              <>
                <Link href={`/projects/${projectId}/label`} className={buttonClass()}>
                  {t("projects.startLabeling")}
                </Link>
                <HelpLink to="asking" />
              </>
            }
          >
            {t("guidelines.noneText")}
          </EmptyState>
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
      <Card className="mb-3.5">{text}</Card>
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
