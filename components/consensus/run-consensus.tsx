"use client";
/** A run of consensus: methods and least confidence are chosen, the preview shows what would come of it, and a job does it. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Select, TextField } from "@/components/ui/field";
import { useFormat } from "@/components/ui/format";
import { Progress } from "@/components/ui/progress";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import { CONSENSUS_METHODS } from "@/lib/consensus/methods";
import type { ConsensusControl } from "@/lib/contracts/consensus";
import type { ConsensusPreview, ConsensusRun, ConsensusRuns } from "@/lib/contracts/consensus-runs";
import type { LabelSchema } from "@/lib/labels/schema";
import { RunList } from "./run-list";
import { RunPreview } from "./run-preview";
import { useRuns } from "./use-runs";
import { WHY } from "./words";

type Props = {
  projectId: string;
  schema: LabelSchema;
  controls: readonly ConsensusControl[];
  runs: ConsensusRuns;
};
const LEAST_PERCENT = 90;

export function RunConsensus({ projectId, schema, controls, runs: loaded }: Props) {
  const t = useT();
  const params = { project: projectId };
  const { runs, setRuns, running } = useRuns(projectId, loaded);
  const action = useAction(["minAnnotations"]);
  const [methods, setMethods] = useState<Record<string, string>>(() =>
    Object.fromEntries(controls.map(({ control, recommended }) => [control, recommended])),
  );
  const [minAnnotations, setMinAnnotations] = useState(2);
  const [leastPercent, setLeastPercent] = useState(LEAST_PERCENT);
  const [preview, setPreview] = useState<ConsensusPreview | null>(null);
  const basis = { methods, minAnnotations };
  const look = () =>
    action.run(async () => setPreview(await call("previewConsensus", { params, body: basis })));
  const start = () =>
    action.run(async () => {
      const body = { ...basis, leastConfidence: leastPercent / 100 };
      setRuns(await call("startConsensusRun", { params, body }));
      setPreview(null);
    });
  const cancel = ({ id }: ConsensusRun) =>
    action.run(async () => setRuns(await call("cancelConsensusRun", { params: { ...params, run: id } })));
  const undo = ({ id }: ConsensusRun) =>
    action.run(async () => setRuns(await call("undoConsensusRun", { params: { ...params, run: id } })));
  return (
    <Card className="flex flex-col gap-3">
      <h2>{t("consensus.runTitle")}</h2>
      <p className="text-muted">{t(controls.length > 0 ? "consensus.runText" : "consensus.runTextVotes")}</p>
      {running ? (
        <Running run={running} busy={action.busy} onCancel={() => void cancel(running)} />
      ) : (
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void look();
          }}
        >
          <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
            {controls.map((one) => (
              <MethodField
                key={one.control}
                consensus={one}
                value={methods[one.control] ?? one.recommended}
                onChange={(method) => {
                  setMethods({ ...methods, [one.control]: method });
                  setPreview(null);
                }}
              />
            ))}
            <TextField
              label={t("consensus.minAnnotations")}
              type="number"
              min={2}
              max={20}
              required
              value={minAnnotations || ""}
              error={action.issue("minAnnotations")}
              onChange={({ target }) => {
                setMinAnnotations(Number(target.value));
                setPreview(null);
              }}
            />
          </div>
          <div>
            <Button type="submit" variant={preview ? "secondary" : "primary"} busy={action.busy}>
              {t("consensus.preview")}
            </Button>
          </div>
        </form>
      )}
      {!running && preview && (
        <RunPreview
          {...{ projectId, schema, preview, leastPercent }}
          onLeast={setLeastPercent}
          busy={action.busy}
          onRun={() => void start()}
        />
      )}
      <RunList {...{ projectId, runs }} busy={action.busy} onUndo={(run) => void undo(run)} />
    </Card>
  );
}

type FieldProps = { consensus: ConsensusControl; value: string; onChange: (method: string) => void };

function MethodField({ consensus, value, onChange }: FieldProps) {
  const t = useT();
  const { name, recommended, why, count } = consensus;
  return (
    <Select
      label={name}
      hint={value === recommended ? t(WHY[why], { count }) : undefined}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {CONSENSUS_METHODS.map((method) => (
        <option key={method.id} value={method.id}>
          {method.id === recommended ? `${t(method.name)} (${t("consensus.recommended")})` : t(method.name)}
        </option>
      ))}
    </Select>
  );
}

function Running({ run, busy, onCancel }: { run: ConsensusRun; busy: boolean; onCancel: () => void }) {
  const t = useT();
  const format = useFormat();
  const { done, total } = run;
  return (
    <>
      <Progress value={done} max={total ?? 0} label={t("consensus.runTitle")} />
      <p className="num text-muted" aria-live="polite">
        {total === null
          ? t("consensus.computing")
          : t("consensus.progress", { done: format.number(done), total: format.number(total) })}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="danger" busy={busy} onClick={onCancel}>
          {t("consensus.cancel")}
        </Button>
        <span className="text-muted">{t("consensus.leave")}</span>
      </div>
    </>
  );
}
