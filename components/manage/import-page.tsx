"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { Time, useFormat } from "@/components/ui/format";
import { PageHead } from "@/components/ui/page-head";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { api } from "@/lib/client/http";
import { useRefusal, useT } from "@/lib/client/i18n";
import { zipFiles } from "@/lib/client/zip-files";
import type { ImportFormat, ImportJob, ImportPreview } from "@/lib/contracts/imports";
import type { LabelSchema } from "@/lib/labels/schema";
import { guessFormat } from "./guess-format";
import { ImportPlan, type Plan } from "./import-plan";
import { ImportProgress } from "./import-progress";

const PREVIEW_BYTES = 1024 * 1024;

type PlanStep = { kind: "plan"; file: File; preview: ImportPreview; mode: Plan["mode"] };
type Step =
  | { kind: "choose" }
  | PlanStep
  | { kind: "images"; files: File[] }
  /** `plan`: what was sent, to be changed and tried again. */
  | { kind: "running"; job: ImportJob; plan?: PlanStep };

const importPath = (projectId: string, rest: string, query: Record<string, string>) =>
  `/api/v1/projects/${projectId}/imports${rest}?${new URLSearchParams(query)}`;

export function ImportPage(props: { projectId: string; schema: LabelSchema; earlier: ImportJob[] }) {
  const { projectId, schema } = props;
  const t = useT();
  const toast = useToast();
  const router = useRouter();
  const action = useAction();
  const running = props.earlier.find((job) => job.status === "queued" || job.status === "running");
  const [step, setStep] = useState<Step>(running ? { kind: "running", job: running } : { kind: "choose" });

  const look = (file: File, format: ImportFormat) =>
    action.run(async () => {
      // Nothing is looked up in an archive, so that it is sent once only.
      const part = file.slice(0, format === "zip" ? 0 : PREVIEW_BYTES);
      const query = { format, fileName: file.name };
      const preview = await api.upload<ImportPreview>(importPath(projectId, "/preview", query), part);
      setStep({ kind: "plan", file, preview, mode: "all-or-nothing" });
    });
  const choose = (files: File[]) => {
    const first = files[0];
    if (!first) return;
    const formats = files.map((file) => guessFormat(file.name));
    if (formats.every((format) => format === "image")) return setStep({ kind: "images", files });
    if (files.length > 1) return toast(t("imports.oneOrImages"), { tone: "bad" });
    const [format] = formats;
    if (!format) return toast(t("imports.formatUnknown", { name: first.name }), { tone: "bad" });
    void look(first, format);
  };
  const start = (from: PlanStep, { format, mode, mapping }: Plan) =>
    action.run(async () => {
      const { file, preview } = from;
      const query = { format, mode, fileName: file.name, mapping: JSON.stringify(mapping) };
      const job = await api.upload<ImportJob>(importPath(projectId, "", query), file);
      const plan: PlanStep = { ...from, mode, preview: { ...preview, suggested: mapping } };
      setStep({ kind: "running", job, plan });
    });
  const startImages = (files: File[]) =>
    action.run(async () => {
      const [file] = files;
      if (!file) return;
      const single = files.length === 1;
      // One picture that cannot be read must not keep the others out; it is listed.
      const query: Record<string, string> = single
        ? { format: "image", fileName: file.name }
        : {
            format: "zip",
            mode: "skip-bad-rows",
            fileName: t("imports.images", { count: files.length }),
          };
      const body = single ? file : await zipFiles(files);
      setStep({ kind: "running", job: await api.upload<ImportJob>(importPath(projectId, "", query), body) });
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
        {step.kind === "choose" && <DropZone busy={action.busy} onFiles={choose} />}
        {step.kind === "plan" && (
          <ImportPlan
            key={`${step.file.name} ${step.preview.format}`}
            fileName={step.file.name}
            schema={schema}
            preview={step.preview}
            mode={step.mode}
            busy={action.busy}
            onFormat={(format) => void look(step.file, format)}
            onStart={(plan) => void start(step, plan)}
            onBack={() => setStep({ kind: "choose" })}
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
              <Button disabled={action.busy} onClick={() => setStep({ kind: "choose" })}>
                {t("common.back")}
              </Button>
            </div>
          </Card>
        )}
        {step.kind === "running" && (
          <ImportProgress
            projectId={projectId}
            first={step.job}
            onEnd={() => router.refresh()}
            onAgain={step.plan && (() => step.plan && setStep(step.plan))}
            onAnother={() => setStep({ kind: "choose" })}
          />
        )}
        {props.earlier.length > 0 && <EarlierImports projectId={projectId} jobs={props.earlier} />}
      </div>
    </>
  );
}

function DropZone({ busy, onFiles }: { busy: boolean; onFiles: (files: File[]) => void }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
      className={classNames(
        "flex flex-col items-center gap-2 rounded-lg border-2 border-dashed bg-surface px-6 py-12 text-center",
        over ? "border-accent bg-accent-weak" : "border-line-strong",
      )}
    >
      <p className="font-semibold text-lg">{busy ? t("imports.reading") : t("imports.drop")}</p>
      <p className="text-muted">{t("imports.formats")}</p>
      <input
        ref={input}
        type="file"
        multiple
        className="sr-only"
        tabIndex={-1}
        aria-label={t("imports.choose")}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <Button variant="primary" busy={busy} onClick={() => input.current?.click()}>
        {t("imports.choose")}
      </Button>
    </div>
  );
}

function EarlierImports({ projectId, jobs }: { projectId: string; jobs: ImportJob[] }) {
  const t = useT();
  const refusal = useRefusal();
  const format = useFormat();
  return (
    <Card pad={false} className="overflow-x-auto">
      <h2 className="px-4 pt-3 pb-1">{t("imports.earlier")}</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("imports.file")}</th>
            <th scope="col">{t("imports.status")}</th>
            <th scope="col" className="n">
              {t("imports.added")}
            </th>
            <th scope="col" className="n">
              {t("imports.duplicates")}
            </th>
            <th scope="col" className="n">
              {t("imports.errors")}
            </th>
            <th scope="col">{t("imports.when")}</th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.id}>
              <td dir="auto" className="min-w-36 break-words">
                {job.fileName || job.format}
              </td>
              <td>
                <Chip
                  tone={job.status === "done" ? "good" : job.status === "failed" ? "bad" : "neutral"}
                  title={job.problem === null ? undefined : refusal(job.problem)}
                >
                  {t(`imports.status_${job.status}`)}
                </Chip>
                {job.problem && <div className="text-bad text-xs">{refusal(job.problem)}</div>}
              </td>
              <td className="n">{format.number(job.added)}</td>
              <td className="n">{format.number(job.duplicates)}</td>
              <td className="n">
                {job.errors > 0 ? (
                  <a
                    className="text-accent underline"
                    href={`/api/v1/projects/${projectId}/imports/${job.id}/errors`}
                    download
                  >
                    {format.number(job.errors)}
                  </a>
                ) : (
                  0
                )}
              </td>
              <td>
                <Time ms={job.createdAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
