"use client";
/** The labels of a new project: first what they are made from, then the labels themselves. */
import { useState } from "react";
import { SchemaForm } from "@/components/schema/schema-form";
import { SchemaIssues } from "@/components/schema/schema-issues";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useT } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import type { LabelSchema } from "@/lib/labels/schema";
import { blankSchema, LabelsSource } from "./labels-source";
import { QuickLabels } from "./quick-labels";
import { type ShownTemplate, TemplateGallery, templateName } from "./template-gallery";

export type ChosenLabels = {
  schema: LabelSchema;
  begun: LabelSchema;
  /** The id of the one that the labels began as; null for others. */
  template: string | null;
  /** They began as the labels that the file of the data has. */
  isOfFile?: true;
};

type Props = {
  templates: readonly ShownTemplate[];
  suggested: readonly string[];
  /** What a project without a template shows. */
  inputs: LabelSchema["inputs"];
  /** Columns of the data. */
  fields: readonly string[];
  labels: ChosenLabels | null;
  isChoosing: boolean;
  onChoosing: (isChoosing: boolean) => void;
  onLabels: (labels: ChosenLabels) => void;
};

const NOTHING_HELD = new Set<string>();

export function LabelsPanel(props: Props) {
  const { templates, suggested, inputs, labels, isChoosing, onChoosing, onLabels } = props;
  const t = useT();
  const [isSource, setSource] = useState(false);
  const [wanted, setWanted] = useState<ChosenLabels | null>(null);
  const take = (next: ChosenLabels) => {
    setWanted(null);
    onLabels(next);
    onChoosing(false);
  };
  /** Labels that were changed by hand are not thrown away without a question. */
  const choose = (schema: LabelSchema, template: string | null) => {
    const next = { schema, begun: schema, template };
    if (labels && labels.schema !== labels.begun) setWanted(next);
    else take(next);
  };
  return (
    <Card className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2>{t("newProject.labels")}</h2>
        <span className="text-muted">
          {labels && !isChoosing
            ? labels.isOfFile
              ? t("newProject.labelsOfFile")
              : labels.template && templateName(t, labels.template)
            : t("newProject.labelsHint")}
        </span>
        {labels && (
          <Button className="ms-auto" size="small" onClick={() => onChoosing(!isChoosing)}>
            {t(isChoosing ? "newProject.keepLabels" : "newProject.otherTemplate")}
          </Button>
        )}
      </div>
      {labels && !isChoosing ? (
        <EditedLabels
          labels={labels}
          fields={props.fields}
          onChange={(schema) => onLabels({ ...labels, schema })}
        />
      ) : (
        <TemplateGallery
          templates={templates}
          suggested={suggested}
          chosen={labels?.template ?? null}
          onChoose={({ id, schema }) => choose(schema, id)}
        >
          <fieldset className="flex flex-wrap gap-2">
            <legend className="sr-only">{t("newProject.begin")}</legend>
            <Way
              title={t("newProject.scratch")}
              about={t("newProject.scratchAbout")}
              onClick={() => choose(blankSchema(inputs, t("newProject.question")), null)}
            />
            <Way
              title={t("newProject.elsewhere")}
              about={t("newProject.elsewhereAbout")}
              isOpen={isSource}
              onClick={() => setSource(!isSource)}
            />
          </fieldset>
          {isSource && <LabelsSource inputs={inputs} onUse={(schema) => choose(schema, null)} />}
        </TemplateGallery>
      )}
      <ConfirmDialog
        open={wanted !== null}
        title={t("newProject.replaceTitle")}
        action={t("newProject.replaceDo")}
        onConfirm={() => wanted && take(wanted)}
        onClose={() => setWanted(null)}
      >
        <p>{t("newProject.replaceText")}</p>
      </ConfirmDialog>
    </Card>
  );
}

type WayProps = { title: string; about: string; isOpen?: boolean; onClick: () => void };

function Way({ title, about, isOpen, onClick }: WayProps) {
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={onClick}
      className="min-w-0 max-w-80 flex-1 basis-52 rounded-md border border-line px-2.5 py-1.5 text-start hover:border-line-strong aria-expanded:border-accent"
    >
      <span className="font-semibold">{title}</span> <span className="block text-muted text-xs">{about}</span>
    </button>
  );
}

type EditedProps = {
  labels: ChosenLabels;
  fields: readonly string[];
  onChange: (schema: LabelSchema) => void;
};

function EditedLabels({ labels: { schema }, fields, onChange }: EditedProps) {
  const t = useT();
  const tell = useTell();
  const [isFull, setFull] = useState(false);
  const checked = checkLabelSchema(schema);
  const issues = checked.ok ? [] : checked.error.map(({ path, message }) => ({ path, text: tell(message) }));
  return (
    <div className="flex flex-col gap-4">
      {isFull ? (
        <SchemaForm
          projectId={null}
          schema={schema}
          fields={fields}
          held={NOTHING_HELD}
          issues={issues}
          onChange={onChange}
        />
      ) : (
        <QuickLabels schema={schema} onChange={onChange} />
      )}
      <SchemaIssues schema={schema} issues={issues} title={t("newProject.problems")} />
      <Button className="self-start" size="small" aria-pressed={isFull} onClick={() => setFull(!isFull)}>
        {t(isFull ? "newProject.fewSettings" : "newProject.allSettings")}
      </Button>
    </div>
  );
}
