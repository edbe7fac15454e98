"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import { toldBy } from "@/lib/client/told";
import type { ImportFormat, ImportJob } from "@/lib/contracts/imports";
import type { LabelSchema } from "@/lib/labels/schema";
import { DropZone } from "./drop-zone";
import { EarlierImports } from "./earlier-imports";
import { ImportPlan, type Plan } from "./import-plan";
import { ImportProgress } from "./import-progress";
import { ImportRefusal, type Refused } from "./import-refusal";
import {
  type AskPreview,
  imageUpload,
  importQuery,
  type Look,
  type LookedAt,
  lookAt,
  placeOf,
  sortFiles,
  unknownFormat,
} from "./look-at-file";

type PlanStep = LookedAt & { kind: "plan"; mode: Plan["mode"] };
type Step =
  | { kind: "choose" }
  | PlanStep
  | { kind: "images"; files: File[] }
  /** `plan`: what was sent, to be changed and tried again. */
  | { kind: "running"; job: ImportJob; plan?: PlanStep };

/** Identifies a preview: read in another way, the file may have other columns, and the mapping starts anew. */
const planKey = ({ file, preview }: PlanStep) => {
  const { format, archive, workbook, encoding, taskPer, delimiter, header } = preview;
  const table = archive?.table ?? workbook?.sheet;
  return [file.name, format, table, encoding, taskPer, delimiter, header].join(" ");
};

/** Whether a task has other inputs beside an image, so that images alone make no tasks. */
const needsTable = ({ inputs }: LabelSchema) =>
  inputs.length > 1 && inputs.some((input) => input.kind === "image");

export function ImportPage(props: { projectId: string; schema: LabelSchema; earlier: ImportJob[] }) {
  const { projectId, schema } = props;
  const t = useT();
  const router = useRouter();
  const action = useAction();
  const running = props.earlier.find((job) => job.status === "queued" || job.status === "running");
  const [step, setStep] = useState<Step>(running ? { kind: "running", job: running } : { kind: "choose" });

  const [refused, setRefused] = useState<(Refused & { look?: Look | undefined }) | null>(null);

  /** Shows the error of a file beside its name until the manager tries another one. */
  const runFor = <T,>(fileName: string, work: () => Promise<T>, look?: Look) => {
    setRefused(null);
    return action.run(work, (error) => {
      setRefused({ fileName, reason: toldBy(error), format: look?.format, look });
      return true;
    });
  };
  const ask: AskPreview = (query, body) =>
    call("previewImport", { params: { project: projectId }, query, body });
  const plan = async (wanted: Look) =>
    setStep({ kind: "plan", mode: "all-or-nothing", ...(await lookAt(ask, wanted)) });
  const look = (wanted: Look) => runFor(wanted.file.name, () => plan(wanted), wanted);
  const lookAgain =
    step.kind === "choose" && refused?.look
      ? (format: ImportFormat) => void (refused.look && look({ file: refused.look.file, format }))
      : undefined;
  const chooseAgain = () => {
    setRefused(null);
    setStep({ kind: "choose" });
  };
  const choose = async (files: File[]) => {
    setRefused(null);
    const chosen = sortFiles(files, t);
    if (chosen?.kind === "images") return setStep({ kind: "images", files });
    if (chosen?.kind === "refused") return setRefused(chosen);
    if (!chosen) return;
    const found = await runFor(chosen.name, chosen.open);
    if (found === null) setRefused({ fileName: chosen.name, reason: unknownFormat(t) });
    if (found) await look(found);
  };
  const start = (from: PlanStep, plan: Plan) =>
    runFor(from.file.name, async () => {
      const params = { project: projectId };
      const job = await call("startImport", { params, query: importQuery(from, plan), body: from.file });
      const { mode, mapping } = plan;
      const again: PlanStep = { ...from, mode, preview: { ...from.preview, suggested: mapping } };
      setStep({ kind: "running", job, plan: again });
    });
  const startImages = (files: File[]) =>
    runFor(files[0]?.name ?? "", async () => {
      const upload = await imageUpload(files, t);
      if (!upload) return;
      const job = await call("startImport", { params: { project: projectId }, ...upload });
      setStep({ kind: "running", job });
      router.refresh();
    });

  return (
    <>
      <PageHead title={t("imports.title")}>
        <Link href={`/projects/${projectId}/tasks`} className={buttonClass("quiet")}>
          {t("imports.toTasks")}
        </Link>
      </PageHead>
      <div className="flex flex-col gap-3.5">
        {refused && step.kind !== "choose" && <ImportRefusal {...refused} busy={action.busy} />}
        {step.kind === "choose" && (
          <DropZone
            busy={action.busy}
            hint={needsTable(schema) ? t("imports.tableHint") : undefined}
            onFiles={(files) => void choose(files)}
          >
            {refused && <ImportRefusal {...refused} busy={action.busy} onFormat={lookAgain} />}
          </DropZone>
        )}
        {step.kind === "plan" && (
          <ImportPlan
            key={planKey(step)}
            fileName={step.file.name}
            schema={schema}
            preview={step.preview}
            mode={step.mode}
            busy={action.busy}
            onFormat={(format) => void look({ file: step.file, format })}
            onTable={(table) => void look({ file: step.file, format: step.preview.format, table })}
            onRead={(change) => void look({ ...placeOf(step), ...step.reading, ...change })}
            onStart={(plan) => void start(step, plan)}
            onBack={chooseAgain}
          />
        )}
        {step.kind === "images" && (
          <Card className="flex flex-col gap-3">
            <h2>{t("imports.images", { count: step.files.length })}</h2>
            <p className="text-muted" aria-live="polite">
              {action.busy ? t("imports.sending") : t("imports.imagesHint")}
            </p>
            <div className="flex gap-2">
              <Button variant="primary" busy={action.busy} onClick={() => void startImages(step.files)}>
                {t("imports.startImages", { count: step.files.length })}
              </Button>
              <Button disabled={action.busy} onClick={chooseAgain}>
                {t("imports.chooseAnother")}
              </Button>
            </div>
          </Card>
        )}
        {step.kind === "running" && (
          <ImportProgress
            key={`${step.job.id} ${step.job.isUndone}`}
            projectId={projectId}
            first={step.job}
            onEnd={() => router.refresh()}
            onAgain={step.plan && (() => step.plan && setStep(step.plan))}
            onAnother={() => setStep({ kind: "choose" })}
          />
        )}
        {props.earlier.length > 0 && (
          <EarlierImports
            projectId={projectId}
            jobs={props.earlier}
            onUndo={(job) => setStep({ kind: "running", job })}
          />
        )}
      </div>
    </>
  );
}
