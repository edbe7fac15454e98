"use client";
/**
 * One window that makes a project: its name, its data and its labels, in any order, beside what annotators will see. Only a name and
 * labels are needed; data may come later.
 */
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { ImportRefusal } from "@/components/imports/import-refusal";
import { RowErrors } from "@/components/imports/row-errors";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { TextArea, TextField } from "@/components/ui/field";
import { PageHead } from "@/components/ui/page-head";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { useLeaveWarning } from "@/components/ui/use-leave-warning";
import { useT } from "@/lib/client/i18n";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import type { LabelSchema } from "@/lib/labels/schema";
import { settledHotkeys } from "@/lib/labels/settled-hotkeys";
import { suggestTemplates } from "@/lib/labels/suggest-templates";
import { DataPanel } from "./data-panel";
import { factsOf, type GivenData, inputsFor, misfitOf } from "./given-data";
import { labelledBy } from "./labels-from-column";
import { type ChosenLabels, LabelsPanel } from "./labels-panel";
import { blankSchema } from "./labels-source";
import { LivePreview } from "./live-preview";
import { DataRefused, makeProject, type Progress } from "./make-project";
import { ownLabelMap } from "./own-label-map";
import type { ShownTemplate } from "./template-gallery";
import { useGivenData } from "./use-given-data";

/** What keeps the project from being made, as words of the page. */
function missingParts(name: string, labels: ChosenLabels | null, data: GivenData | null) {
  const schema = labels?.schema;
  return [
    name.trim() === "" && ("newProject.missingName" as const),
    !schema && ("newProject.missingLabels" as const),
    schema && !checkLabelSchema(schema).ok && ("newProject.missingSound" as const),
    schema && data && misfitOf(data, schema) && ("newProject.missingFields" as const),
  ].filter((part) => typeof part === "string");
}

export function NewProject({ templates }: { templates: readonly ShownTemplate[] }) {
  const t = useT();
  const toast = useToast();
  const router = useRouter();
  const action = useAction(["name", "description"]);
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [labels, setLabels] = useState<ChosenLabels | null>(null);
  const [isChoosing, setChoosing] = useState(true);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [refusal, setRefusal] = useState<DataRefused | null>(null);
  const [isMade, setMade] = useState(false);
  const choice = useGivenData();
  const { data } = choice;
  const suggested = useMemo(() => suggestTemplates(templates, factsOf(data)), [templates, data]);
  const isEdited = labels !== null && !isChoosing;
  const schema = labels?.schema ?? null;
  const missing = missingParts(name, labels, data);
  useLeaveWarning(!isMade && (name !== "" || description !== "" || labels !== null || data !== null));
  const own = data?.kind === "file" ? data.preview.ownSchema : null;
  const takeOwn = (schema: LabelSchema) => {
    setLabels({ schema, begun: schema, template: null, isOfFile: true });
    setChoosing(false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the file decides; what was chosen or changed by hand since stays
  useEffect(() => {
    if (own && (labels === null || (labels.isOfFile && labels.schema === labels.begun))) takeOwn(own);
  }, [own]);
  const change = (next: ChosenLabels) =>
    setLabels({ ...next, schema: settledHotkeys(next.schema, labels?.schema ?? next.begun) });
  /** `starts`: on to the first task at once. */
  const create = (starts: boolean) =>
    action.run(
      async () => {
        if (!schema || missing.length > 0) return;
        setRefusal(null);
        const labelMap = labels?.isOfFile ? ownLabelMap(labels.begun, schema) : {};
        const made = await makeProject({ name, description, schema, data, labelMap }, t, setProgress);
        setMade(true);
        const isThere = made.data === "done" || (starts && made.data === "partly");
        if (starts && made.errors > 0) toast(t("newProject.partly", { count: made.errors }));
        const next = !isThere ? "/import" : starts ? "/label" : "";
        router.push(`/projects/${made.project}${next}`);
      },
      (error) => {
        setProgress(null);
        if (!(error instanceof DataRefused)) return false;
        setRefusal(error);
        return true;
      },
    );
  return (
    // No form: Enter in one of its many fields must not make a project.
    <div className="mx-auto flex max-w-7xl flex-col">
      <PageHead title={t("newProject.title")} />
      <div
        className={classNames(
          "grid grid-cols-1 items-start gap-3.5",
          isEdited
            ? "lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] lg:grid-rows-[auto_auto_1fr]"
            : "md:grid-cols-2",
        )}
      >
        <Card className="flex flex-col gap-3">
          <TextField
            label={t("newProject.name")}
            required
            maxLength={200}
            dir="auto"
            value={name}
            error={action.issue("name")}
            onChange={(event) => setName(event.target.value)}
          />
          <TextArea
            label={t("newProject.description")}
            rows={2}
            dir="auto"
            value={description}
            error={action.issue("description")}
            onChange={(event) => setDescription(event.target.value)}
          />
        </Card>
        <DataPanel
          choice={choice}
          schema={schema}
          busy={action.busy}
          hasBadRows={(refusal?.rows.length ?? 0) > 0}
          onOwnLabels={own && !labels?.isOfFile ? () => takeOwn(own) : undefined}
          onLabelsFrom={(values, column) => {
            const next = labelledBy(schema ?? blankSchema(inputsFor(data), column), values);
            setLabels({ schema: next, begun: labels?.begun ?? next, template: labels?.template ?? null });
            setChoosing(false);
          }}
        >
          {refusal && <Refusal refusal={refusal} name={name} />}
        </DataPanel>
        <div className={isEdited ? undefined : "md:col-span-2"}>
          <LabelsPanel
            templates={templates}
            suggested={suggested}
            inputs={inputsFor(data)}
            fields={data?.kind === "file" ? data.preview.columns.map((column) => column.name) : []}
            labels={labels}
            isChoosing={!isEdited}
            onChoosing={setChoosing}
            onLabels={change}
          />
        </div>
        {isEdited && (
          <div className="lg:sticky lg:top-14 lg:col-start-2 lg:row-span-3 lg:row-start-1">
            <LivePreview name={name} schema={schema} data={data} />
          </div>
        )}
      </div>
      <div className="sticky bottom-0 z-20 mt-3.5 flex flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-t bg-bg py-2.5">
        <Button
          variant="primary"
          busy={action.busy}
          disabled={missing.length > 0}
          onClick={() => void create(false)}
        >
          {t(data ? "newProject.create" : "newProject.createWithout")}
        </Button>
        {data && (
          <Button disabled={action.busy || missing.length > 0} onClick={() => void create(true)}>
            {t("newProject.createAndLabel")}
          </Button>
        )}
        <p className="num text-muted" aria-live="polite">
          {action.busy && progress
            ? progressWords(t, progress)
            : missing.length > 0
              ? t("newProject.missing", { parts: missing.map((part) => t(part)).join(", ") })
              : t("newProject.ready")}
        </p>
      </div>
    </div>
  );
}

const progressWords = (t: ReturnType<typeof useT>, progress: Progress): string =>
  "count" in progress
    ? t(`newProject.${progress.step}`, { count: progress.count })
    : t(`newProject.${progress.step}`);

/** What is wrong with the data, and what has become of the project. */
function Refusal({ refusal, name }: { refusal: DataRefused; name: string }) {
  const t = useT();
  const { fileName, reason, rows, left } = refusal;
  return (
    <div className="flex flex-col gap-2">
      <ImportRefusal
        fileName={fileName}
        reason={reason ?? t("imports.errorsFound", { count: rows.length })}
        busy={false}
      />
      {rows.length > 0 && <RowErrors errors={[...rows]} />}
      <p className={left ? "text-bad" : undefined}>
        {left ? t("newProject.refusedLeft", { name }) : t("newProject.refusedNothing")}
      </p>
    </div>
  );
}
