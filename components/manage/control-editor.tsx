"use client";
import { Button } from "@/components/ui/button";
import { Checkbox, Select, TextField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import type { Issue } from "@/lib/core/app-error";
import { isAnswerable } from "@/lib/labels/answerable-kinds";
import type { HeldKeys } from "@/lib/labels/change-ids";
import {
  type Control,
  hasLabels,
  isAnswerControl,
  isRegionControl,
  type LabelSchema,
} from "@/lib/labels/schema";
import { LabelEditor } from "./label-editor";
import { compact } from "./schema-draft";

type Props = {
  control: Control;
  schema: LabelSchema;
  colors: ReadonlyMap<string, string>;
  keys: ReadonlyMap<string, string>;
  /** With paths inside this control. */
  issues: Issue[];
  held: HeldKeys;
  onChange: (control: Control) => void;
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
  const issue = (path: string) => issues.find((one) => one.path === path)?.message;
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
        <span className="min-h-7 content-center text-muted">{t(`settings.kind_${control.kind}`)}</span>
        <Button aria-label={`${t("app.moveUp")}: ${control.name}`} onClick={() => onMove(-1)}>
          <Icon name="up" />
        </Button>
        <Button aria-label={`${t("app.moveDown")}: ${control.name}`} onClick={() => onMove(1)}>
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
          // What is required wrongly can be taken back.
          disabled={!isAnswerable(control.kind) && !control.required}
          onChange={(event) => set({ required: event.target.checked || undefined })}
        />
        {!isAnswerable(control.kind) && <p className="text-muted text-xs">{t("settings.notAnswerable")}</p>}
        {(control.kind === "choice" || control.kind === "taxonomy" || isRegionControl(control)) && (
          <Checkbox
            label={t("settings.multiple")}
            checked={control.multiple ?? false}
            onChange={(event) => set({ multiple: event.target.checked || undefined })}
          />
        )}
        <Switches control={control} set={set} />
        {isAnswerControl(control) && (
          <Select
            label={t("settings.per")}
            value={control.per ?? "task"}
            error={issue("per")}
            onChange={(event) => set({ per: event.target.value === "region" ? "region" : undefined })}
          >
            <option value="task">{t("settings.perTask")}</option>
            <option value="region">{t("settings.perRegion")}</option>
          </Select>
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
        <NumberFields control={control} set={set} issue={issue} />
      </div>
      {hasLabels(control) && (
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

type Part = { control: Control; set: (part: Record<string, unknown>) => void };

function Switches({ control, set }: Part) {
  const t = useT();
  const one = (name: "integer" | "multiline" | "rotatable" | "directed", on: boolean | undefined) => (
    <Checkbox
      label={t(`settings.${name}`)}
      checked={on ?? false}
      onChange={(event) => set({ [name]: event.target.checked || undefined })}
    />
  );
  if (control.kind === "number") return one("integer", control.integer);
  if (control.kind === "text") return one("multiline", control.multiline);
  if (control.kind === "box" || control.kind === "ellipse") return one("rotatable", control.rotatable);
  if (control.kind === "relation") return one("directed", control.directed);
  return null;
}

function NumberFields({ control, set, issue }: Part & { issue: (path: string) => string | undefined }) {
  const t = useT();
  const number = (text: string) => (text === "" ? undefined : Number(text));
  if (control.kind === "rating")
    return (
      <>
        <TextField
          className="w-28"
          label={t("settings.ratingMax")}
          type="number"
          min={2}
          max={10}
          value={control.max}
          error={issue("max")}
          onChange={(event) => set({ max: Number(event.target.value) })}
        />
        <TextField
          label={t("settings.ratingLow")}
          value={control.lowLabel ?? ""}
          onChange={(event) => set({ lowLabel: event.target.value })}
        />
        <TextField
          label={t("settings.ratingHigh")}
          value={control.highLabel ?? ""}
          onChange={(event) => set({ highLabel: event.target.value })}
        />
      </>
    );
  if (control.kind === "number")
    return (
      <>
        {(["min", "max"] as const).map((name) => (
          <TextField
            key={name}
            className="w-28"
            label={t(`settings.${name}`)}
            type="number"
            value={control[name] ?? ""}
            error={issue(name)}
            onChange={(event) => set({ [name]: number(event.target.value) })}
          />
        ))}
        <TextField
          className="w-28"
          label={t("settings.unit")}
          value={control.unit ?? ""}
          onChange={(event) => set({ unit: event.target.value })}
        />
      </>
    );
  return null;
}
