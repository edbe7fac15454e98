"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { PageHead } from "@/components/ui/page-head";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { type CallInput, call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import { toldBy } from "@/lib/client/told";
import { blobOf, piecesOf, zipFiles } from "@/lib/client/zip-files";
import { zipOutline } from "@/lib/client/zip-outline";
import type { ImportFormat, ImportJob, ImportPreview } from "@/lib/contracts/imports";
import { FILE_KINDS, guessFormat, sniffFormat, tableFormat } from "@/lib/formats/file-kinds";
import type { LabelSchema } from "@/lib/labels/schema";
import { EarlierImports } from "./earlier-imports";
import { ImportPlan, type Plan } from "./import-plan";
import { ImportProgress } from "./import-progress";
import { ImportRefusal, type Refused } from "./import-refusal";
import type { TableReading } from "./table-options";

/** A byte more than the server looks at, by which it knows that this is not all. */
/** As much as a reader looks at to tell its own. */
const SNIFFED_BYTES = 64 * 1024;
const PREVIEW_BYTES = 1024 * 1024 + 1;

/** `reading`: what was chosen of it, not guessed. */
type PlanStep = {
  kind: "plan";
  file: File;
  preview: ImportPreview;
  mode: Plan["mode"];
  reading: TableReading;
};
type Step =
  | { kind: "choose" }
  | PlanStep
  | { kind: "images"; files: File[] }
  /** `plan`: what was sent, to be changed and tried again. */
  | { kind: "running"; job: ImportJob; plan?: PlanStep };

/** Identifies a preview: with another table, separator or header the mapping starts from new suggestions. */
const planKey = ({ file, preview }: PlanStep) =>
  [file.name, preview.format, preview.archive?.table, preview.delimiter, preview.header].join(" ");

const placeOf = ({ file, preview: { format, archive } }: PlanStep): Look =>
  archive === null || archive.labels !== null
    ? { file, format }
    : { file, format, table: archive.table ?? "" };

/** Whether a task has other inputs beside an image, so that images alone make no tasks. */
const needsTable = ({ inputs }: LabelSchema) =>
  inputs.length > 1 && inputs.some((input) => input.kind === "image");

type ImportQuery = CallInput<"startImport">["query"];

/** An archive that the browser cannot read is uploaded whole, since the server explains its faults. */
const outlineOf = (archive: File, table: string | undefined) =>
  zipOutline(archive, table).catch(() => ({ outline: archive, table: table ?? null }));

const readingQuery = ({ delimiter, header }: Partial<Pick<ImportPreview, "delimiter" | "header">>) => ({
  ...(delimiter && { delimiter }),
  ...(typeof header === "boolean" && { header }),
});

/** `table` of an archive: the one to look at; empty for none. */
type Look = TableReading & { file: File; format: ImportFormat; table?: string };

async function lookAt(
  projectId: string,
  { file, format, table: wanted, ...reading }: Look,
): Promise<PlanStep> {
  const query: ImportQuery = { format, fileName: file.name, ...readingQuery(reading) };
  const outline = FILE_KINDS[format].outline;
  let part: Blob = outline === undefined ? file.slice(0, PREVIEW_BYTES) : file;
  if (outline !== undefined && file.size > outline.aboveBytes)
    part = await blobOf(outline.of(piecesOf(file.stream())));
  if (format === "zip") {
    part = (await outlineOf(file, wanted)).outline;
    if (wanted !== undefined) query.table = wanted;
  }
  const answer = await call("previewImport", { params: { project: projectId }, query, body: part });
  const isOutline = outline !== undefined && part !== file;
  const preview = { ...answer, truncated: answer.truncated || isOutline };
  return { kind: "plan", file, preview, mode: "all-or-nothing", reading };
}

export function ImportPage(props: { projectId: string; schema: LabelSchema; earlier: ImportJob[] }) {
  const { projectId, schema } = props;
  const t = useT();
  const toast = useToast();
  const router = useRouter();
  const action = useAction();
  const running = props.earlier.find((job) => job.status === "queued" || job.status === "running");
  const [step, setStep] = useState<Step>(running ? { kind: "running", job: running } : { kind: "choose" });

  const [refused, setRefused] = useState<(Refused & { look?: Look | undefined }) | null>(null);

  /** Shows the error of a file beside its name until the manager tries another one. */
  const runFor = (fileName: string, work: () => Promise<void>, look?: Look) => {
    setRefused(null);
    return action.run(work, (error) => {
      setRefused({ fileName, reason: toldBy(error), format: look?.format, look });
      return true;
    });
  };
  const look = (wanted: Look) =>
    runFor(wanted.file.name, async () => setStep(await lookAt(projectId, wanted)), wanted);
  const lookAgain =
    step.kind === "choose" && refused?.look
      ? (format: ImportFormat) => void (refused.look && look({ file: refused.look.file, format }))
      : undefined;
  /** Packs a table and the images it names into one archive and previews that like an uploaded archive. */
  const lookAtAll = (table: File, files: File[]) =>
    runFor(table.name, async () => {
      const images = t("imports.images", { count: files.length - 1 });
      const archive = new File([await zipFiles(files)], `${table.name} + ${images}`);
      setStep(await lookAt(projectId, { file: archive, format: "zip", table: table.name }));
    });
  const chooseAgain = () => {
    setRefused(null);
    setStep({ kind: "choose" });
  };
  /** By its name and its content: people call JSONL .json, and files from elsewhere .data or nothing. */
  const lookAtOne = async (file: File) => {
    const bytes = new Uint8Array(await file.slice(0, SNIFFED_BYTES).arrayBuffer());
    const format = sniffFormat({ bytes, isWhole: file.size <= SNIFFED_BYTES }, file.name);
    if (format === undefined)
      return setRefused({
        fileName: file.name,
        reason: `${t("imports.formatUnknown")} ${t("imports.formats")}`,
      });
    return look({ file, format });
  };
  const choose = (files: File[]) => {
    const [first, ...others] = files;
    if (!first) return;
    setRefused(null);
    const formats = files.map((file) => guessFormat(file.name));
    if (formats.every((format) => format === "image")) return setStep({ kind: "images", files });
    const [table, ...moreTables] = files.filter((file) => tableFormat(file.name) !== undefined);
    const pictures = formats.filter((format) => format === "image");
    if (table && moreTables.length === 0 && pictures.length === files.length - 1 && others.length > 0)
      return void lookAtAll(table, files);
    if (others.length > 0) return toast(t("imports.oneOrImages"), { tone: "bad" });
    void lookAtOne(first);
  };
  const start = (from: PlanStep, { format, mode, mapping }: Plan) =>
    runFor(from.file.name, async () => {
      const { file, preview } = from;
      const query: ImportQuery = {
        format,
        mode,
        fileName: file.name,
        mapping: JSON.stringify(mapping),
        ...readingQuery(preview),
        ...(preview.archive && preview.archive.labels === null && { table: preview.archive.table ?? "" }),
      };
      const job = await call("startImport", { params: { project: projectId }, query, body: file });
      const plan: PlanStep = { ...from, mode, preview: { ...preview, suggested: mapping } };
      setStep({ kind: "running", job, plan });
    });
  const startImages = (files: File[]) =>
    runFor(files[0]?.name ?? "", async () => {
      const [file] = files;
      if (!file) return;
      const single = files.length === 1;
      // One unreadable image must not keep the others out: it is listed as an error.
      const query: ImportQuery = single
        ? { format: "image", fileName: file.name }
        : {
            format: "zip",
            mode: "skip-bad-rows",
            fileName: t("imports.images", { count: files.length }),
          };
      const body = single ? file : await zipFiles(files);
      const job = await call("startImport", { params: { project: projectId }, query, body });
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
        {refused && <ImportRefusal {...refused} busy={action.busy} onFormat={lookAgain} />}
        {step.kind === "choose" && (
          <DropZone
            busy={action.busy}
            hint={needsTable(schema) ? t("imports.tableHint") : undefined}
            onFiles={choose}
          />
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
            onTable={(table) => void look({ file: step.file, format: "zip", table })}
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

type DropZoneProps = { busy: boolean; hint: string | undefined; onFiles: (files: File[]) => void };

function DropZone({ busy, hint, onFiles }: DropZoneProps) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = useRef(onFiles);
  // Files that were chosen before the page was hydrated count.
  useEffect(() => {
    const early = [...(input.current?.files ?? [])];
    if (early.length > 0) take.current(early);
  }, []);
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
      <p className="max-w-prose text-balance text-muted">{t("imports.formats")}</p>
      {hint && <p className="max-w-prose text-balance">{hint}</p>}
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
