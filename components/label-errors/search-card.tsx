"use client";
/** Where probabilities come from, and the search with them: a file, or the predictions of a model. */
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { RowErrors } from "@/components/imports/row-errors";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/field";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import type { LabelErrorJob, LabelErrorReport, StartLabelErrorRun } from "@/lib/contracts/label-errors";

type Props = { projectId: string; report: LabelErrorReport; control: string; isObjects: boolean };

const isLive = ({ status }: LabelErrorJob) => status === "queued" || status === "running";
const formatOf = ({ name }: File) => (/\.(jsonl|ndjson)$/i.test(name) ? "jsonl" : "csv");

export function SearchCard({ projectId, report, control, isObjects }: Props) {
  const t = useT();
  const router = useRouter();
  const action = useAction();
  const params = { project: projectId };
  const run = (work: () => Promise<unknown>) =>
    void action.run(async () => {
      await work();
      router.refresh();
    });
  const { job } = report;
  if (job && isLive(job))
    return (
      <Card className="flex flex-wrap items-center gap-3">
        <Searching job={job} />
        <Button
          variant="danger"
          busy={action.busy}
          onClick={() => run(() => call("cancelLabelErrorRun", { params: { ...params, search: job.id } }))}
        >
          {t("labelErrors.cancel")}
        </Button>
      </Card>
    );
  const search = (source: StartLabelErrorRun["source"]) =>
    run(() => call("startLabelErrorRun", { params, body: { control, source } }));
  return (
    <Card className="flex flex-col gap-3">
      {job && <Problem job={job} />}
      <div className="grid gap-5 md:grid-cols-2">
        {!isObjects && (
          <FromFile
            set={report.set}
            busy={action.busy}
            onFile={(file) =>
              run(() =>
                call("uploadProbabilities", {
                  params,
                  query: { control, format: formatOf(file), fileName: file.name },
                  body: file,
                }),
              )
            }
            onAgain={() => search({ kind: "probabilities" })}
          />
        )}
        <FromModel
          models={report.models}
          busy={action.busy}
          isObjects={isObjects}
          onSearch={(model) => search({ kind: "predictions", model })}
        />
      </div>
    </Card>
  );
}

function Searching({ job }: { job: LabelErrorJob }) {
  const t = useT();
  return (
    <p className="num flex items-center gap-2" aria-live="polite">
      <span
        aria-hidden
        className="size-3 animate-spin rounded-full border-2 border-accent border-e-transparent"
      />
      {t(`labelErrors.phase_${job.phase}`, { count: job.done })}
    </p>
  );
}

function Problem({ job }: { job: LabelErrorJob }) {
  const t = useT();
  const tell = useTell();
  if (job.status === "cancelled") return <p className="text-muted">{t("labelErrors.cancelled")}</p>;
  if (job.status !== "failed") return null;
  return (
    <div role="alert" className="flex flex-col gap-2 rounded-md border border-bad px-3 py-2">
      <p className="text-bad">
        {t("labelErrors.failed")}{" "}
        {job.problem !== null && tell({ message: job.problem, ...job.problemMessage })}
      </p>
      {job.errors.length > 0 && (
        <>
          <h3>{t("labelErrors.badRows")}</h3>
          <RowErrors errors={job.errors} />
        </>
      )}
    </div>
  );
}

type FileProps = {
  set: LabelErrorReport["set"];
  busy: boolean;
  onFile: (file: File) => void;
  onAgain: () => void;
};

function FromFile({ set, busy, onFile, onAgain }: FileProps) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  return (
    <section className="flex flex-col items-start gap-2">
      <h3>{t("labelErrors.uploadTitle")}</h3>
      <p className="text-muted">{t("labelErrors.uploadHint")}</p>
      <p className="text-muted">{t("labelErrors.outOfFold")}</p>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.jsonl,.ndjson"
        className="sr-only"
        tabIndex={-1}
        aria-label={t("labelErrors.uploadTitle")}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
      {set && (
        <p>
          <span className="[overflow-wrap:anywhere]">
            {t("labelErrors.stored", { file: set.fileName, count: set.tasks })}
          </span>
          {set.scaled > 0 && (
            <span className="block text-warn">{t("labelErrors.scaled", { count: set.scaled })}</span>
          )}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant={set ? "secondary" : "primary"} busy={busy} onClick={() => input.current?.click()}>
          {t("labelErrors.choose")}
        </Button>
        {set && (
          <Button variant="primary" busy={busy} onClick={onAgain}>
            {t("labelErrors.again")}
          </Button>
        )}
      </div>
    </section>
  );
}

type ModelProps = {
  models: LabelErrorReport["models"];
  busy: boolean;
  isObjects: boolean;
  onSearch: (model: string) => void;
};

function FromModel({ models, busy, isObjects, onSearch }: ModelProps) {
  const t = useT();
  const [model, setModel] = useState(models[0]?.model ?? "");
  return (
    <section className="flex flex-col items-start gap-2">
      <h3>{t("labelErrors.modelTitle")}</h3>
      <p className="text-muted">{t(isObjects ? "labelErrors.modelHintObjects" : "labelErrors.modelHint")}</p>
      {models.length === 0 ? (
        <p className="text-muted">{t("labelErrors.noModels")}</p>
      ) : (
        <div className="flex flex-wrap items-end gap-2">
          <Select
            label={t("labelErrors.model")}
            value={model}
            onChange={(event) => setModel(event.target.value)}
          >
            {models.map((one) => (
              <option key={one.model} value={one.model}>
                {t("labelErrors.modelOption", { model: one.model, count: one.predictions })}
              </option>
            ))}
          </Select>
          <Button busy={busy} onClick={() => onSearch(model)}>
            {t("labelErrors.search")}
          </Button>
        </div>
      )}
    </section>
  );
}
