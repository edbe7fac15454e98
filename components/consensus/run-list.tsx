"use client";
/** The last runs of consensus, what stands of them, and what they have left to people. */
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Time, useFormat } from "@/components/ui/format";
import { Scroll } from "@/components/ui/scroll";
import { useT } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import { consensusMethod } from "@/lib/consensus/methods";
import type { ConsensusRun, ConsensusRuns } from "@/lib/contracts/consensus-runs";
import { isUnderWay } from "./use-runs";
import { STATUS } from "./words";

type Props = {
  projectId: string;
  runs: ConsensusRuns;
  busy: boolean;
  onUndo: (run: ConsensusRun) => void;
};

export function RunList({ projectId, runs, busy, onUndo }: Props) {
  const t = useT();
  const [asked, setAsked] = useState<ConsensusRun | null>(null);
  const ended = runs.items.filter((run) => !isUnderWay(run));
  if (ended.length === 0) return null;
  return (
    <>
      <h3>{t("consensus.lastRuns")}</h3>
      <p className="flex flex-wrap gap-x-4">
        {(["settled", "waiting", "outdated"] as const).map((state) => (
          <Link
            key={state}
            href={`/projects/${projectId}/tasks?consensus=${state}`}
            className="text-accent hover:underline"
          >
            {t(`consensus.now_${state}`, { count: runs[state] })}
          </Link>
        ))}
      </p>
      {runs.outdated > 0 && <p className="text-warn">{t("consensus.outdatedText")}</p>}
      <Scroll label={t("consensus.lastRuns")}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("consensus.when")}</th>
              <th scope="col">{t("consensus.method")}</th>
              <th scope="col" className="n">
                {t("consensus.least")}
              </th>
              <th scope="col" className="n">
                {t("consensus.settled")}
              </th>
              <th scope="col" className="n">
                {t("consensus.waiting")}
              </th>
              <th scope="col" className="n">
                {t("consensus.changed")}
              </th>
              <th scope="col">{t("consensus.status")}</th>
              <th scope="col" aria-label={t("consensus.undo")} />
            </tr>
          </thead>
          <tbody>
            {ended.map((run) => (
              <Row key={run.id} run={run} busy={busy} onUndo={() => setAsked(run)} />
            ))}
          </tbody>
        </table>
      </Scroll>
      <ConfirmDialog
        open={asked !== null}
        title={t("consensus.undoTitle")}
        action={t("consensus.undo")}
        busy={busy}
        onClose={() => setAsked(null)}
        onConfirm={() => {
          if (asked) onUndo(asked);
          setAsked(null);
        }}
      >
        {t("consensus.undoText", { count: asked?.standing ?? 0 })}
      </ConfirmDialog>
    </>
  );
}

function Row({ run, busy, onUndo }: { run: ConsensusRun; busy: boolean; onUndo: () => void }) {
  const t = useT();
  const tell = useTell();
  const format = useFormat();
  const { outcomes, status, problem, problemMessage } = run;
  const nameOf = (id: string) => {
    const method = consensusMethod(id);
    return method ? t(method.name) : id;
  };
  const isGone =
    status === "done" && run.standing === 0 && (outcomes.settled ?? 0) + (outcomes.waiting ?? 0) > 0;
  const methods = [...new Set(Object.values(run.methods).map(nameOf))];
  const figure = (name: "settled" | "waiting" | "changed") => format.number(outcomes[name] ?? 0);
  return (
    <tr>
      <td>
        <Time ms={run.createdAt} />{" "}
        <span className="text-muted" dir="auto">
          {run.startedBy}
        </span>
      </td>
      <td>{methods.length > 0 ? methods.join(", ") : t("consensus.m_majority")}</td>
      <td className="n">{format.percent(run.leastConfidence)}</td>
      <td className="n">{figure("settled")}</td>
      <td className="n">{figure("waiting")}</td>
      <td className="n">{figure("changed")}</td>
      <td className={status === "failed" ? "text-bad" : "text-muted"}>
        {t(STATUS[status])}
        {isGone && ` · ${t("consensus.gone")}`} {problem && tell({ message: problem, ...problemMessage })}
      </td>
      <td className="n">
        {run.canUndo && (
          <Button busy={busy} onClick={onUndo}>
            {t("consensus.undo")}
          </Button>
        )}
      </td>
    </tr>
  );
}
