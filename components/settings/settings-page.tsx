"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { SchemaTab } from "@/components/schema/schema-tab";
import { useSchemaDraft } from "@/components/schema/use-schema-draft";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Checkbox, TextArea, TextField } from "@/components/ui/field";
import { PageHead } from "@/components/ui/page-head";
import { Tabs } from "@/components/ui/tabs";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { useAddressTab } from "@/components/ui/use-address-tab";
import { type CallInput, call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { CandidateList } from "@/lib/contracts/candidates";
import type { GoldState } from "@/lib/contracts/gold";
import type { Annotator, Exclusion, InviteItem, Member } from "@/lib/contracts/people";
import type { PredictionModel } from "@/lib/contracts/predictions";
import type { ProjectDetail, SchemaUsage } from "@/lib/contracts/projects";
import type { SegmentModels } from "@/lib/contracts/segment";
import type { TermList } from "@/lib/contracts/terms";
import type { Webhook } from "@/lib/contracts/webhooks";
import type { WorkLimits } from "@/lib/distribution/work-limits";
import { ActivityTab } from "./activity-tab";
import { GoldTab } from "./gold-tab";
import { IntegrationsTab } from "./integrations-tab";
import { LoadedDistribution } from "./loaded-distribution";
import { MembersTab } from "./members-tab";

type Props = {
  project: ProjectDetail;
  members: Member[];
  invites: InviteItem[];
  models: PredictionModel[];
  termLists: TermList[];
  candidateLists: CandidateList[];
  segmentModels: SegmentModels;
  webhooks: Webhook[];
  usage: Promise<SchemaUsage>;
  annotators: Annotator[];
  exclusions: Exclusion[];
  gold: GoldState;
  /** Of everybody without limits of their own. */
  limits: WorkLimits;
  firstTab: string;
};

export function SettingsPage(props: Props) {
  const {
    project,
    members,
    invites,
    models,
    termLists,
    candidateLists,
    segmentModels,
    webhooks,
    annotators,
    exclusions,
    gold,
    limits,
    usage,
    firstTab,
  } = props;
  const t = useT();
  const draft = useSchemaDraft(project);
  const tabs = [
    {
      id: "labels",
      label: t("settings.tabLabels"),
      content: <SchemaTab projectId={project.id} draft={draft} usage={usage} />,
    },
    {
      id: "distribution",
      label: t("settings.tabDistribution"),
      content: <LoadedDistribution project={project} />,
    },
    {
      id: "gold",
      label: t("settings.tabGold"),
      content: <GoldTab projectId={project.id} state={gold} />,
    },
    {
      id: "members",
      label: t("settings.tabMembers"),
      content: (
        <MembersTab projectId={project.id} {...{ members, invites, annotators, exclusions, limits }} />
      ),
    },
    {
      id: "integrations",
      label: t("settings.tabIntegrations"),
      content: (
        <IntegrationsTab {...{ project, models, termLists, candidateLists, segmentModels, webhooks }} />
      ),
    },
    { id: "general", label: t("settings.tabGeneral"), content: <GeneralTab project={project} /> },
    {
      id: "activity",
      label: t("settings.tabActivity"),
      content: <ActivityTab projectId={project.id} />,
    },
  ];
  const [tab, setTab] = useAddressTab(tabs.some((one) => one.id === firstTab) ? firstTab : "labels");
  return (
    <>
      <PageHead title={t("settings.title")} />
      <Card pad={false}>
        <Tabs label={t("settings.title")} selected={tab} onSelect={setTab} tabs={tabs} />
      </Card>
    </>
  );
}

function usePatch(project: ProjectDetail, fields: string[]) {
  const t = useT();
  const toast = useToast();
  const router = useRouter();
  const action = useAction(fields);
  const patch = (body: CallInput<"patchProject">["body"]) =>
    action.run(async () => {
      await call("patchProject", { params: { project: project.id }, body });
      toast(t("app.saved"), { tone: "good" });
      router.refresh();
    });
  return { ...action, patch };
}

function GeneralTab({ project }: { project: ProjectDetail }) {
  const t = useT();
  const router = useRouter();
  const action = usePatch(project, ["name", "description"]);
  const removal = useAction();
  const [name, setName] = useState(project.name);
  const [description, setDescription] = useState(project.description);
  const [blindReview, setBlindReview] = useState(project.settings.blindReview);
  const [confirming, setConfirming] = useState(false);
  const [typed, setTyped] = useState("");
  const remove = () =>
    removal.run(async () => {
      await call("deleteProject", { params: { project: project.id } });
      router.push("/");
      router.refresh();
    });
  return (
    <div className="flex max-w-lg flex-col gap-6 p-4">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void action.patch({ name, description, settings: { blindReview } });
        }}
      >
        <TextField
          label={t("settings.name")}
          required
          value={name}
          error={action.issue("name")}
          onChange={(event) => setName(event.target.value)}
        />
        <TextArea
          label={t("settings.description")}
          rows={3}
          value={description}
          error={action.issue("description")}
          onChange={(event) => setDescription(event.target.value)}
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium">{t("blind.review")}</legend>
          <Checkbox
            label={t("blind.hide")}
            hint={t("blind.hint")}
            checked={blindReview}
            onChange={(event) => setBlindReview(event.target.checked)}
          />
        </fieldset>
        <Button type="submit" variant="primary" className="self-start" busy={action.busy}>
          {t("common.save")}
        </Button>
      </form>
      <section className="rounded-lg border border-bad p-4">
        <h2>{t("settings.delete")}</h2>
        <p className="my-2 text-muted">{t("settings.deleteText")}</p>
        <Button variant="danger" onClick={() => setConfirming(true)}>
          {t("settings.delete")}
        </Button>
      </section>
      <ConfirmDialog
        open={confirming}
        title={t("settings.delete")}
        action={t("common.delete")}
        busy={removal.busy}
        disabled={typed.trim() !== project.name}
        onConfirm={() => void remove()}
        onClose={() => setConfirming(false)}
      >
        <p>
          {t("settings.deleteText")} {t("tasks.undone")}
        </p>
        <TextField
          label={t("settings.deleteConfirm", { name: project.name })}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </ConfirmDialog>
    </div>
  );
}
