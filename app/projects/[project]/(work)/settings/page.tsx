import { SettingsPage } from "@/components/settings/settings-page";
import { load } from "@/lib/server/page";
import { titled } from "../../../../titled";

export const generateMetadata = titled("nav.settings");

export default async function Settings(props: {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ tab?: string | string[] }>;
}) {
  const [params, { tab }] = await Promise.all([props.params, props.searchParams]);
  const [
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
    distribution,
  ] = await Promise.all([
    load("getProject", { params }),
    load("listMembers", { params }),
    load("listInvites", { params }),
    load("listPredictionModels", { params }),
    load("listTermLists", { params }),
    load("listCandidateLists", { params }),
    load("listSegmentModels", {}),
    load("listWebhooks", { params }),
    load("listAnnotators", { params }),
    load("listExclusions", { params }),
    load("getGold", { params }),
    load("getDistributionSettings", { params }),
  ]);
  return (
    <SettingsPage
      // Not waited for: only the tab of labels needs it.
      usage={load("getSchemaUsage", { params })}
      project={project}
      members={members.items}
      invites={invites.items}
      models={models.items}
      termLists={termLists.items}
      candidateLists={candidateLists.items}
      segmentModels={segmentModels}
      webhooks={webhooks.items}
      annotators={annotators.items}
      exclusions={exclusions.items}
      gold={gold}
      limits={distribution.limits}
      firstTab={typeof tab === "string" ? tab : "labels"}
    />
  );
}
