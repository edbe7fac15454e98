"use client";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Select, TextField } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import { withoutStrayAttributes } from "@/lib/labels/asked-labels";
import {
  type HeldKeys,
  renameControl,
  renameLabel,
  withControlId,
  withLabelId,
} from "@/lib/labels/change-ids";
import { labelColors } from "@/lib/labels/color";
import { assignHotkeys } from "@/lib/labels/hotkeys";
import { type Control, hasLabels, type LabelSchema } from "@/lib/labels/schema";
import { TEXT_FORM_NAMES } from "@/lib/text-forms/names";
import { AddControl } from "./add-control";
import { ControlEditor } from "./control-editor";
import { freeId, moved, type ShownIssue, withFittingSurroundings } from "./schema-draft";
import { FieldNames, SurroundingsEditor } from "./surroundings-editor";

type Props = {
  /** Null while there is no project yet. */
  projectId: string | null;
  schema: LabelSchema;
  /** Those that tasks have. */
  fields: readonly string[];
  /** What anything stored holds keeps its id. */
  held: HeldKeys;
  issues: ShownIssue[];
  onChange: (schema: LabelSchema) => void;
};

/** A label schema with all its settings: what is shown, what stands around it, and each control. */
export function SchemaForm({ projectId, schema, fields, held, issues, onChange }: Props) {
  const colors = labelColors(schema);
  const keys = assignHotkeys(schema).byLabel;
  const setControls = (controls: Control[]) => onChange(withoutStrayAttributes({ ...schema, controls }));
  const setControl = (at: number, control: Control) =>
    setControls(schema.controls.map((one, i) => (i === at ? control : one)));
  return (
    <>
      <InputsEditor schema={schema} fields={fields} onChange={onChange} />
      <SurroundingsEditor schema={schema} fields={fields} issues={issues} onChange={onChange} />
      {schema.controls.map((control, i) => (
        <ControlEditor
          key={i}
          projectId={projectId}
          control={control}
          schema={schema}
          colors={colors}
          keys={keys}
          held={held}
          onRename={(name) => onChange(renameControl(schema, i, name, held))}
          onId={(id) => onChange(withControlId(schema, control.id, id))}
          onRenameLabel={(label, name) => onChange(renameLabel(schema, [i, label], name, held))}
          onLabelId={(label, id) => {
            const from = hasLabels(control) ? control.labels[label]?.id : undefined;
            if (from !== undefined) onChange(withLabelId(schema, control.id, from, id));
          }}
          issues={issues
            .filter((issue) => `${issue.path}.`.startsWith(`controls.${i}.`))
            .map((issue) => ({ ...issue, path: issue.path.slice(`controls.${i}.`.length) }))}
          onChange={(next) => setControl(i, next)}
          onSchema={onChange}
          onMove={(by) => onChange({ ...schema, controls: moved(schema.controls, i, by) })}
          onRemove={() => setControls(schema.controls.filter((_, at) => at !== i))}
        />
      ))}
      <AddControl schema={schema} held={held} onChange={onChange} />
    </>
  );
}

function InputsEditor({
  schema,
  fields,
  onChange: changeTo,
}: {
  schema: LabelSchema;
  /** Those that tasks have. */
  fields: readonly string[];
  onChange: (schema: LabelSchema) => void;
}) {
  const t = useT();
  const list = useId();
  const onChange = (next: LabelSchema) => changeTo(withFittingSurroundings(next));
  const set = (at: number, part: Partial<LabelSchema["inputs"][number]>) =>
    onChange({ ...schema, inputs: schema.inputs.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  const add = () => {
    const id = freeId(
      "text",
      schema.inputs.map((input) => input.id),
    );
    onChange({ ...schema, inputs: [...schema.inputs, { id, kind: "text", field: id }] });
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold">{t("settings.inputs")}</legend>
      {schema.inputs.map((input, i) => (
        <div key={i} className="flex flex-wrap items-end gap-2">
          <Select
            label={t("settings.inputKind")}
            value={input.kind}
            onChange={(event) =>
              set(i, { kind: event.target.value === "image" ? "image" : "text", form: undefined })
            }
          >
            <option value="text">{t("settings.inputText")}</option>
            <option value="image">{t("settings.inputImage")}</option>
          </Select>
          {input.kind === "text" && (
            <Select
              label={t("settings.inputForm")}
              value={input.form ?? "plain"}
              onChange={(event) =>
                set(i, { form: TEXT_FORM_NAMES.find((form) => form === event.target.value) })
              }
            >
              {(["plain", ...TEXT_FORM_NAMES] as const).map((form) => (
                <option key={form} value={form}>
                  {t(`settings.form_${form}`)}
                </option>
              ))}
            </Select>
          )}
          <TextField
            label={t("settings.inputField")}
            list={list}
            value={input.field}
            onChange={(event) => set(i, { field: event.target.value })}
          />
          <Button
            size="small"
            disabled={schema.inputs.length === 1}
            onClick={() => onChange({ ...schema, inputs: schema.inputs.filter((_, at) => at !== i) })}
          >
            {t("app.remove")}
          </Button>
        </div>
      ))}
      <FieldNames id={list} fields={fields} />
      <Button size="small" className="self-start" onClick={add}>
        {t("settings.addInput")}
      </Button>
    </fieldset>
  );
}
