"use client";
import { useRouter } from "next/navigation";
import { Suspense, use, useId, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Select, TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { ApiError } from "@/lib/client/http";
import { useT } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import type { SchemaUsage } from "@/lib/contracts/projects";
import { ANSWERABLE_KINDS, kindOf } from "@/lib/kinds";
import { PRESETS } from "@/lib/kinds/settings";
import { withoutStrayAttributes } from "@/lib/labels/asked-labels";
import { renameControl, renameLabel, withControlId, withLabelId } from "@/lib/labels/change-ids";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import { labelColors } from "@/lib/labels/color";
import { assignHotkeys } from "@/lib/labels/hotkeys";
import { labelNamer } from "@/lib/labels/label-name";
import { type Control, hasLabels, type LabelSchema } from "@/lib/labels/schema";
import { PATH_SEPARATOR } from "@/lib/labels/tree";
import { TEXT_FORM_NAMES } from "@/lib/text-forms/names";
import { ControlEditor } from "./control-editor";
import { freeId, moved, newControl, presetControl, withFittingSurroundings } from "./schema-draft";
import { SchemaPreview } from "./schema-preview";
import { FieldNames, SurroundingsEditor } from "./surroundings-editor";
import type { SchemaDraft } from "./use-schema-draft";

/** A part whose annotations a save would lose, as the 409 lists it. */
type Loss = { what: string; annotations: number };

/** `controls.0.labels.2.hotkey` → “Topic › Other”; the path itself where it names no part that has a name. */
function placeOf(schema: LabelSchema, path: string): string {
  const [, at, , label] = /^controls\.(\d+)(\.labels\.(\d+))?/.exec(path) ?? [];
  const control = schema.controls[Number(at)];
  const id = control && hasLabels(control) ? control.labels[Number(label)]?.id : undefined;
  const names = [control?.name, id === undefined ? undefined : labelNamer(control)(id)];
  return names.filter(Boolean).join(PATH_SEPARATOR) || path;
}

type Props = {
  projectId: string;
  draft: SchemaDraft;
  /** Uses of the schema in stored data. A promise, since counting may read all annotations while the page shows already. */
  usage: Promise<SchemaUsage>;
};

export function SchemaTab(props: Props) {
  const t = useT();
  return (
    <Suspense fallback={<p className="p-4 text-muted">{t("settings.countingUse")}</p>}>
      <SchemaEditor {...props} />
    </Suspense>
  );
}

function SchemaEditor({ projectId, draft, usage }: Props) {
  const found = use(usage);
  const held = useMemo(() => new Set(found.held), [found]);
  const { schema, setSchema, version } = draft;
  const t = useT();
  const tell = useTell();
  const toast = useToast();
  const router = useRouter();
  const action = useAction();
  const [losses, setLosses] = useState<Loss[] | null>(null);
  const checked = checkLabelSchema(schema);
  const issues = checked.ok ? [] : checked.error.map(({ path, message }) => ({ path, text: tell(message) }));
  const colors = labelColors(schema);
  const keys = assignHotkeys(schema).byLabel;
  const setControls = (controls: Control[]) => setSchema(withoutStrayAttributes({ ...schema, controls }));
  const setControl = (at: number, control: Control) =>
    setControls(schema.controls.map((one, i) => (i === at ? control : one)));
  const save = (acceptLoss: boolean) =>
    action.run(
      async () => {
        const made = await call("putSchema", {
          params: { project: projectId },
          body: { schema, baseVersion: version, acceptLoss },
        });
        toast(t("settings.schemaSaved", { version: made.version }), { tone: "good" });
        draft.wasSaved(made.version);
        setLosses(null);
        router.refresh();
      },
      (error) => {
        const found = error instanceof ApiError ? error.problem.losses : undefined;
        if (!Array.isArray(found)) return false;
        setLosses(found as Loss[]);
        return true;
      },
    );
  return (
    <div className="grid items-start gap-5 p-4 xl:grid-cols-[1fr_320px]">
      <div className="flex min-w-0 flex-col gap-4">
        <InputsEditor schema={schema} fields={found.fields} onChange={setSchema} />
        <SurroundingsEditor schema={schema} fields={found.fields} issues={issues} onChange={setSchema} />
        {schema.controls.map((control, i) => (
          <ControlEditor
            key={i}
            projectId={projectId}
            control={control}
            schema={schema}
            colors={colors}
            keys={keys}
            held={held}
            onRename={(name) => setSchema(renameControl(schema, i, name, held))}
            onId={(id) => setSchema(withControlId(schema, control.id, id))}
            onRenameLabel={(label, name) => setSchema(renameLabel(schema, [i, label], name, held))}
            onLabelId={(label, id) => {
              const from = hasLabels(control) ? control.labels[label]?.id : undefined;
              if (from !== undefined) setSchema(withLabelId(schema, control.id, from, id));
            }}
            issues={issues
              .filter((issue) => `${issue.path}.`.startsWith(`controls.${i}.`))
              .map((issue) => ({ ...issue, path: issue.path.slice(`controls.${i}.`.length) }))}
            onChange={(next) => setControl(i, next)}
            onSchema={setSchema}
            onMove={(by) => setSchema({ ...schema, controls: moved(schema.controls, i, by) })}
            onRemove={() => setControls(schema.controls.filter((_, at) => at !== i))}
          />
        ))}
        <Select
          className="w-56"
          label={t("settings.addControl")}
          value=""
          onChange={(event) => {
            const { value } = event.target;
            const kind = ANSWERABLE_KINDS.find((one) => one === value);
            const preset = PRESETS.find(({ id }) => id === value);
            const control = preset
              ? presetControl(preset, { schema, held }, t)
              : kind && newControl(kind, { schema, held }, t(kindOf(kind).name));
            if (control) setSchema({ ...schema, controls: [...schema.controls, control] });
          }}
        >
          <option value="">…</option>
          {ANSWERABLE_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(kindOf(kind).name)}
            </option>
          ))}
          {PRESETS.map(({ id, name }) => (
            <option key={id} value={id}>
              {t(name)}
            </option>
          ))}
        </Select>
      </div>
      <div className="flex flex-col gap-3 xl:sticky xl:top-14">
        <div className="flex flex-wrap items-center gap-2">
          <Button
            variant="primary"
            busy={action.busy}
            disabled={issues.length > 0 || !draft.isChanged}
            onClick={() => void save(false)}
          >
            {t("settings.saveSchema")}
          </Button>
          <span className="text-muted">{t("settings.schemaVersion", { version })}</span>
        </div>
        {issues.length > 0 && (
          <div role="status" className="rounded-md bg-bad-weak px-3 py-2">
            <p className="font-semibold text-bad">{t("settings.problems", { count: issues.length })}</p>
            <ul>
              {issues.map((issue, i) => (
                <li key={i} className="break-words">
                  <span className="font-semibold" dir="auto">
                    {placeOf(schema, issue.path)}
                  </span>
                  : {issue.text}
                </li>
              ))}
            </ul>
          </div>
        )}
        <h2>{t("settings.preview")}</h2>
        <SchemaPreview schema={schema} />
      </div>
      <ConfirmDialog
        open={losses !== null}
        title={t("settings.lossTitle")}
        action={t("settings.lossDo")}
        busy={action.busy}
        onConfirm={() => void save(true)}
        onClose={() => setLosses(null)}
      >
        <ul className="list-disc ps-5">
          {losses?.map((loss) => (
            <li key={loss.what}>
              {loss.what}: {t("quality.answersCount", { count: loss.annotations })}
            </li>
          ))}
        </ul>
      </ConfirmDialog>
    </div>
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
