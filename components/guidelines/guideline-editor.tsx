"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { z } from "zod";
import { Card } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { Tabs } from "@/components/ui/tabs";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { ApiError, api } from "@/lib/client/http";
import { useT } from "@/lib/client/i18n";
import type { GuidelineDraft, GuidelineVersion, GuidelineVersionSummary, Rule } from "@/lib/contracts/guidelines";
import type { LabelSchema } from "@/lib/labels/schema";
import { GuidelineHistory } from "./guideline-history";
import { RuleList } from "./rule-list";
import { TextTab } from "./text-tab";

export type Draft = z.infer<typeof GuidelineDraft>;
export type Version = z.infer<typeof GuidelineVersionSummary>;
type Props = { projectId: string; schema: LabelSchema; draft: Draft; rules: Rule[]; versions: Version[] };

/** The draft as edited here, and what the server holds. */
function useDraft(projectId: string, first: Draft) {
  const t = useT();
  const toast = useToast();
  const action = useAction();
  const [saved, setSaved] = useState(first);
  const [markdown, setMarkdown] = useState(first.markdown);
  const [conflict, setConflict] = useState(false);
  const path = `/api/v1/projects/${projectId}/guidelines/draft`;
  /** True when the server has exactly this text. */
  const save = async (text = markdown, baseRevision = saved.revision): Promise<boolean> => {
    const result = await action.run(
      () => api.put<Draft>(path, { markdown: text, baseRevision }),
      (error) => {
        const stale = error instanceof ApiError && error.status === 409;
        if (stale) setConflict(true);
        return stale;
      },
    );
    if (!result) return false;
    setSaved(result);
    setMarkdown(text);
    setConflict(false);
    toast(t("app.saved"), { tone: "good" });
    return true;
  };
  const takeTheirs = () =>
    action.run(async () => {
      const theirs = await api.get<Draft>(path);
      setSaved(theirs);
      setMarkdown(theirs.markdown);
      setConflict(false);
    });
  const keepMine = () =>
    action.run(async () => {
      const theirs = await api.get<Draft>(path);
      await save(markdown, theirs.revision);
    });
  return {
    markdown,
    setMarkdown,
    isChanged: markdown !== saved.markdown,
    conflict,
    save,
    takeTheirs,
    keepMine,
    busy: action.busy,
  };
}
export type DraftState = ReturnType<typeof useDraft>;

export function GuidelineEditor({ projectId, schema, draft: first, rules, versions }: Props) {
  const t = useT();
  const toast = useToast();
  const router = useRouter();
  const draft = useDraft(projectId, first);
  const [tab, setTab] = useState("text");
  const latest = versions[0]?.version ?? 0;
  const publish = async (note: string): Promise<void> => {
    if (draft.isChanged && !(await draft.save())) return;
    const made = await api.post<GuidelineVersion>(`/api/v1/projects/${projectId}/guidelines`, { note });
    toast(t("guidelines.wasPublished", { version: made.version }), { tone: "good" });
    router.refresh();
  };
  const restore = async (version: GuidelineVersion) => {
    if (!(await draft.save(version.markdown))) return;
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
              content: <RuleList projectId={projectId} schema={schema} rules={rules} />,
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
                />
              ),
            },
          ]}
        />
      </Card>
    </>
  );
}
