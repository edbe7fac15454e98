"use client";
import { ControlSettings } from "@/components/kinds/control-settings";
import { Button } from "@/components/ui/button";
import { Checkbox, Select, TextField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import { canAnswer, kindOf } from "@/lib/kinds";
import type { Setting } from "@/lib/kinds/define";
import { settingsOf } from "@/lib/kinds/settings";
import type { HeldKeys } from "@/lib/labels/change-ids";
import { comparesInputs } from "@/lib/labels/compared-inputs";
import {
  type Control,
  hasLabels,
  isAnswerControl,
  isRegionControl,
  type LabelSchema,
} from "@/lib/labels/schema";
import { AboutField, CopyForOthers } from "./about-field";
import { AskedLabelsField } from "./asked-labels-field";
import { DefaultField } from "./default-field";
import { InputsField, RegionControlsField } from "./id-fields";
import { LabelEditor } from "./label-editor";
import type { ShownIssue } from "./schema-draft";
import { compact } from "./schema-draft";

type Props = {
  /** Null while there is no project yet. */
  projectId: string | null;
  control: Control;
  schema: LabelSchema;
  colors: ReadonlyMap<string, string>;
  keys: ReadonlyMap<string, string>;
  /** With paths inside this control. */
  issues: ShownIssue[];
  held: HeldKeys;
  onChange: (control: Control) => void;
  /** What is asked about labels stands with the labels. */
  onSchema: (schema: LabelSchema) => void;
  onRename: (name: string) => void;
  onId: (id: string) => void;
  onRenameLabel: (label: number, name: string) => void;
  onLabelId: (label: number, id: string) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
};

export function ControlEditor(props: Props) {
  const { control, schema, colors, keys, issues, held, onChange, onMove, onRemove } = props;
  const isHeld = held.has(control.id);
  const t = useT();
  const settings = settingsOf(control.kind);
  const issue = (path: string) => issues.find((one) => one.path === path)?.text;
  // Parts are only set on kinds that have them; the whole is checked by checkLabelSchema.
  const set = (part: Record<string, unknown>) => onChange(compact({ ...control, ...part }) as Control);
  return (
    <section aria-label={control.name} className="flex flex-col gap-3 rounded-lg border border-line p-3">
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          className="min-w-40 flex-1"
          label={t("settings.controlName")}
          dir="auto"
          value={control.name}
          error={issue("name")}
          // An empty name stays in the draft as a problem to fix.
          onChange={(event) => props.onRename(event.target.value)}
        />
        <TextField
          className="w-36 [&_input]:font-mono"
          label={t("settings.controlId")}
          dir="auto"
          readOnly={isHeld}
          title={t(isHeld ? "settings.idHeld" : "settings.labelIdHint")}
          value={control.id}
          error={issue("id")}
          onChange={(event) => props.onId(event.target.value)}
        />
        <span className="min-h-7 content-center text-muted">{t(kindOf(control.kind).name)}</span>
        <Button aria-label={`${t("settings.moveUp")}: ${control.name}`} onClick={() => onMove(-1)}>
          <Icon name="up" />
        </Button>
        <Button aria-label={`${t("settings.moveDown")}: ${control.name}`} onClick={() => onMove(1)}>
          <Icon name="down" />
        </Button>
        <Button
          variant="danger"
          aria-label={`${t("settings.removeControl")}: ${control.name}`}
          onClick={onRemove}
        >
          <Icon name="trash" />
        </Button>
      </div>
      <TextField
        label={t("settings.controlHelp")}
        dir="auto"
        value={control.description ?? ""}
        onChange={(event) => set({ description: event.target.value })}
      />
      <div className="flex flex-wrap items-end gap-x-5 gap-y-2">
        <Checkbox
          label={t("settings.requiredAnswer")}
          checked={control.required ?? false}
          // A control that annotators cannot answer may lose `required`, but not get it.
          disabled={!canAnswer(control.kind) && !control.required}
          onChange={(event) => set({ required: event.target.checked || undefined })}
        />
        {!canAnswer(control.kind) && <p className="text-muted text-xs">{t("settings.notAnswerable")}</p>}
        {settings
          .filter(({ type }) => type === "switch")
          .map((setting) => (
            <SettingField key={setting.key} {...{ setting, control, set, issue, schema }} />
          ))}
        {isAnswerControl(control) && (
          <Select
            label={t("settings.per")}
            value={control.per ?? "task"}
            error={issue("per")}
            onChange={(event) =>
              set(
                event.target.value === "region"
                  ? { per: "region", about: undefined }
                  : { per: undefined, default: undefined },
              )
            }
          >
            <option value="task">{t("settings.perTask")}</option>
            <option value="region">{t("settings.perRegion")}</option>
          </Select>
        )}
        {isAnswerControl(control) && control.per !== "region" && !comparesInputs(control) && (
          <AboutField {...{ schema, control }} error={issue("about")} onChange={(about) => set({ about })} />
        )}
        {isRegionControl(control) && (
          <Select
            label={t("settings.onInput")}
            value={control.input}
            error={issue("input")}
            onChange={(event) => set({ input: event.target.value })}
          >
            {schema.inputs.map((input) => (
              <option key={input.id} value={input.id}>
                {input.field}
              </option>
            ))}
          </Select>
        )}
        {settings
          .filter(({ type }) => type !== "switch")
          .map((setting) => (
            <SettingField key={setting.key} {...{ setting, control, set, issue, schema }} />
          ))}
      </div>
      {isAnswerControl(control) && control.per === "region" && (
        <>
          <AskedLabelsField schema={schema} control={control} onSchema={props.onSchema} />
          <DefaultField
            control={control}
            error={issue("default")}
            onChange={(value) => set({ default: value })}
          />
        </>
      )}
      <ControlSettings projectId={props.projectId} {...{ control, schema, issue, onChange }} />
      <CopyForOthers {...{ schema, control, held }} onSchema={props.onSchema} />
      {hasLabels(control) && !comparesInputs(control) && (
        <LabelEditor
          control={control}
          colors={colors}
          keys={keys}
          issues={issues}
          held={held}
          onRename={props.onRenameLabel}
          onId={props.onLabelId}
          onChange={(labels) => onChange({ ...control, labels } as Control)}
        />
      )}
    </section>
  );
}

type SettingProps = {
  setting: Setting;
  control: Control;
  set: (part: Record<string, unknown>) => void;
  issue: (path: string) => string | undefined;
  schema: LabelSchema;
};

function SettingField({ setting, control, set, issue, schema }: SettingProps) {
  const t = useT();
  const { key, name, where } = setting;
  if (where && (control as Record<string, unknown>)[where[0]] !== where[1]) return null;
  const value = (control as Record<string, unknown>)[key];
  const given = typeof value === "string" || typeof value === "number" ? value : "";
  if (setting.type === "switch")
    return (
      <Checkbox
        label={t(name)}
        checked={value === true}
        onChange={(event) => set({ [key]: event.target.checked || undefined })}
      />
    );
  if (setting.type === "input")
    return (
      <Select
        label={t(name)}
        value={given}
        error={issue(key)}
        onChange={(event) => set({ [key]: event.target.value || undefined })}
      >
        {setting.none && <option value="">{t(setting.none)}</option>}
        {schema.inputs.map((input) => (
          <option key={input.id} value={input.id}>
            {input.field}
          </option>
        ))}
      </Select>
    );
  if (setting.type === "inputs") {
    const taken = setting.besides.map((one) => (control as Record<string, unknown>)[one]);
    return (
      <InputsField
        label={t(name)}
        inputs={schema.inputs.filter(({ id }) => !taken.includes(id))}
        chosen={Array.isArray(value) ? value : []}
        error={issue(key)}
        onChange={(ids) => set({ [key]: ids.length > 0 ? ids : undefined })}
      />
    );
  }
  if (setting.type === "labels")
    return (
      <InputsField
        label={t(name)}
        inputs={(hasLabels(control) ? control.labels : []).map((label) => ({
          id: label.id,
          field: label.name,
        }))}
        chosen={Array.isArray(value) ? value : []}
        error={issue(key)}
        onChange={(ids) => set({ [key]: ids.length > 0 ? ids : undefined })}
      />
    );
  if (setting.type === "regions")
    return (
      <RegionControlsField
        {...{ schema, error: issue(key) }}
        label={t(name)}
        chosen={Array.isArray(value) ? value : []}
        onChange={(ids) => set({ [key]: ids.length > 0 ? ids : undefined })}
      />
    );
  if (setting.type === "options")
    return (
      <Select
        label={t(name)}
        value={given}
        error={issue(key)}
        onChange={(event) => set({ [key]: event.target.value || undefined })}
      >
        {setting.none && <option value="">{t(setting.none)}</option>}
        {setting.options.map((option) => (
          <option key={option.value} value={option.value}>
            {t(option.name)}
          </option>
        ))}
      </Select>
    );
  if (setting.type === "text")
    return (
      <TextField
        label={t(name)}
        value={given}
        error={issue(key)}
        onChange={(event) => set({ [key]: event.target.value })}
      />
    );
  return (
    <TextField
      className="w-28"
      label={t(name)}
      type="number"
      step="any"
      min={setting.min}
      max={setting.max}
      value={given}
      error={issue(key)}
      onChange={({ target }) =>
        set({ [key]: target.value === "" && !setting.isRequired ? undefined : Number(target.value) })
      }
    />
  );
}
