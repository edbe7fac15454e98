"use client";
/** The tab of distribution; what its settings come to is counted over all tasks, so it is asked for when the tab is opened. */
import { useEffect, useState } from "react";
import { useErrorText } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { DistributionState } from "@/lib/contracts/distribution";
import type { ProjectDetail } from "@/lib/contracts/projects";
import { DistributionTab } from "./distribution-tab";

type Read = { state: DistributionState } | { error: unknown };

export function LoadedDistribution({ project }: { project: ProjectDetail }) {
  const t = useT();
  const errorText = useErrorText();
  const [read, setRead] = useState<Read | null>(null);
  useEffect(() => {
    let isLeft = false;
    call("getDistribution", { params: { project: project.id } }).then(
      (state) => isLeft || setRead({ state }),
      (error: unknown) => isLeft || setRead({ error }),
    );
    return () => {
      isLeft = true;
    };
  }, [project.id]);
  if (read === null)
    return (
      <p className="p-4 text-muted" aria-busy>
        {t("common.loading")}
      </p>
    );
  if ("error" in read)
    return (
      <p role="alert" className="p-4">
        {errorText(read.error)}
      </p>
    );
  return <DistributionTab project={project} state={read.state} onSaved={(state) => setRead({ state })} />;
}
