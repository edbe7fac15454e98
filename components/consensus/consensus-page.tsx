"use client";
import Link from "next/link";
import { useMemo } from "react";
import { buttonClass } from "@/components/ui/button";
import { Card, EmptyState } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { useRefreshWhile } from "@/components/ui/use-refresh-while";
import { useT } from "@/lib/client/i18n";
import type { ConsensusReport } from "@/lib/contracts/consensus";
import type { ConsensusRuns } from "@/lib/contracts/consensus-runs";
import type { ProjectDetail } from "@/lib/contracts/projects";
import { withInputNames } from "@/lib/labels/about";
import { findControl } from "@/lib/labels/schema";
import { ControlConsensus } from "./control-consensus";
import { RunConsensus } from "./run-consensus";

type Props = { project: ProjectDetail; report: ConsensusReport; runs: ConsensusRuns };

export function ConsensusPage({ project, report, runs }: Props) {
  const t = useT();
  const schema = useMemo(() => withInputNames(project.schema), [project.schema]);
  useRefreshWhile(report.pending > 0);
  const { controls } = report;
  const isEmpty = controls.length > 0 && controls.every(({ votes }) => votes === 0);
  return (
    <>
      <PageHead
        title={t("consensus.title")}
        note={[t("consensus.note"), report.pending > 0 && t("quality.pending", { count: report.pending })]
          .filter(Boolean)
          .join(" · ")}
      />
      {(!isEmpty || runs.items.length > 0) && (
        <div className="mb-3.5">
          <RunConsensus projectId={project.id} {...{ schema, controls, runs }} />
        </div>
      )}
      {controls.length === 0 ? (
        <Card>
          <EmptyState
            title={t("consensus.emptyTitle")}
            action={
              <Link href={`/projects/${project.id}/quality`} className={buttonClass("primary")}>
                {t("quality.title")}
              </Link>
            }
          >
            {t("consensus.emptyText")}
          </EmptyState>
        </Card>
      ) : isEmpty ? (
        <Card>
          <EmptyState
            title={t("consensus.noneTitle")}
            action={
              <Link
                href={`/projects/${project.id}/settings?tab=distribution`}
                className={buttonClass("primary")}
              >
                {t("consensus.emptyAction")}
              </Link>
            }
          >
            {t("consensus.noneText")}
          </EmptyState>
        </Card>
      ) : (
        <div className="flex flex-col gap-3.5">
          {controls.map((one) => (
            <ControlConsensus
              key={one.control}
              projectId={project.id}
              consensus={one}
              control={findControl(schema, one.control)}
            />
          ))}
        </div>
      )}
    </>
  );
}
