"use client";
import { useRouter } from "next/navigation";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { PageHead } from "@/components/ui/page-head";
import { Tabs } from "@/components/ui/tabs";
import { useToast } from "@/components/ui/toast";
import { useAddressTab } from "@/components/ui/use-address-tab";
import { useLeaveWarning } from "@/components/ui/use-leave-warning";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { GuidelineVersion, Rule } from "@/lib/contracts/guidelines";
import type { LabelSchema } from "@/lib/labels/schema";
import { GuidelineHistory } from "./guideline-history";
import { QuestionsTab } from "./questions-tab";
import { RuleList } from "./rule-list";
import { TextTab } from "./text-tab";
import { type Draft, useGuidelineDraft, type Version } from "./use-guideline-draft";
import { type QuestionPage, useQuestions } from "./use-questions";

type Props = {
  projectId: string;
  schema: LabelSchema;
  draft: Draft;
  rules: Rule[];
  versions: Version[];
  questions: { open: QuestionPage; answered: QuestionPage };
  firstTab: string;
  /** Labels that a new rule is to be about, as `controlId/labelId`. */
  about: string[];
};

export function GuidelineEditor(props: Props) {
  const { projectId, schema, draft: first, rules, versions, firstTab } = props;
  const t = useT();
  const toast = useToast();
  const router = useRouter();
  const draft = useGuidelineDraft(projectId, first);
  const questions = useQuestions(projectId, props.questions);
  const { waiting } = questions;
  // A changed text asks by itself before the page is left, so the page does not ask again.
  useLeaveWarning(questions.hasDrafts && !draft.isChanged);
  const [tab, setTab] = useAddressTab(firstTab);
  const latest = versions[0]?.version ?? 0;
  const publish = async (note: string): Promise<void> => {
    if (draft.isChanged && !(await draft.replace(draft.markdown))) return;
    const made = await call("publishGuideline", { params: { project: projectId }, body: { note } });
    toast(t("guidelines.wasPublished", { version: made.version }), { tone: "good" });
    router.refresh();
  };
  const restore = async (version: GuidelineVersion) => {
    if (!(await draft.replace(version.markdown))) return;
    toast(t("guidelines.restored", { version: version.version }), { tone: "good" });
    setTab("text");
  };
  return (
    <>
      <PageHead
        title={t("guidelines.title")}
        note={latest > 0 ? t("guidelines.version", { version: latest }) : t("guidelines.none")}
      />
      <Card pad={false}>
        <Tabs
          label={t("guidelines.title")}
          selected={tab}
          onSelect={setTab}
          tabs={[
            {
              id: "text",
              label: t("guidelines.text"),
              content: <TextTab draft={draft} nextVersion={latest + 1} publish={publish} />,
            },
            {
              id: "rules",
              label: `${t("guidelines.rules")} ${rules.length}`,
              content: <RuleList {...{ projectId, schema, rules }} about={props.about} />,
            },
            {
              id: "questions",
              label: (
                <>
                  {t("questions.title")}{" "}
                  {waiting.items.length > 0 && (
                    <Chip tone="warn">
                      {waiting.items.length}
                      {waiting.hasMore && "+"}
                    </Chip>
                  )}
                </>
              ),
              content: (
                <QuestionsTab {...{ projectId, schema, rules, questions }} onPublish={() => setTab("text")} />
              ),
            },
            {
              id: "history",
              label: t("guidelines.history"),
              content: (
                <GuidelineHistory
                  projectId={projectId}
                  versions={versions}
                  draft={draft.markdown}
                  onRestore={(version) => void restore(version)}
                  onWrite={() => setTab("text")}
                />
              ),
            },
          ]}
        />
      </Card>
    </>
  );
}
