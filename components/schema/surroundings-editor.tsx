"use client";
/** What stands around the data that annotators mark: context, tasks of the group, and the layout of several inputs. */
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Select, TextField } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import { type LabelSchema, MOST_NEIGHBOURS } from "@/lib/labels/schema";
import { compact, type ShownIssue } from "./schema-draft";

type Props = {
  schema: LabelSchema;
  /** Data fields that tasks have. */
  fields: readonly string[];
  issues: readonly ShownIssue[];
  onChange: (schema: LabelSchema) => void;
};

/** Offers the data fields of tasks; others may be typed, since tasks may come later. */
export function FieldNames({ id, fields }: { id: string; fields: readonly string[] }) {
  return (
    <datalist id={id}>
      {fields.map((field) => (
        <option key={field} value={field} />
      ))}
    </datalist>
  );
}

export function SurroundingsEditor({ schema, fields, issues, onChange }: Props) {
  const t = useT();
  const list = useId();
  const { context = [], layout, neighbours, ...rest } = schema;
  const change = (part: Pick<LabelSchema, "context" | "layout" | "neighbours">) => {
    const next = { context, layout, neighbours, ...part };
    onChange({ ...rest, ...compact({ ...next, context: next.context?.length ? next.context : undefined }) });
  };
  const set = (at: number, part: { field?: string; name?: string }) =>
    change({ context: context.map((one, i) => (i === at ? named({ ...one, ...part }) : one)) });
  const shown = new Set([...schema.inputs, ...context].map(({ field }) => field));
  const add = () =>
    change({ context: [...context, { field: fields.find((field) => !shown.has(field)) ?? "" }] });
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold">{t("settings.surroundings")}</legend>
      <p className="text-muted text-xs">{t("settings.surroundingsHint")}</p>
      {context.map(({ field, name }, i) => (
        <div key={i} className="flex flex-wrap items-end gap-2">
          <TextField
            label={t("settings.contextField")}
            list={list}
            value={field}
            error={issues.find(({ path }) => path === `context.${i}.field`)?.text}
            onChange={({ target }) => set(i, { field: target.value })}
          />
          <TextField
            label={t("settings.contextName")}
            value={name ?? ""}
            placeholder={field}
            maxLength={200}
            onChange={({ target }) => set(i, { name: target.value })}
          />
          <Button
            size="small"
            aria-label={t("settings.removeContext", { field: name ?? field })}
            onClick={() => change({ context: context.filter((_, at) => at !== i) })}
          >
            {t("app.remove")}
          </Button>
        </div>
      ))}
      <FieldNames id={list} fields={fields} />
      <Button size="small" className="self-start" onClick={add}>
        {t("settings.addContext")}
      </Button>
      <div className="flex flex-wrap items-end gap-3">
        {schema.inputs.some(({ kind }) => kind === "text") && (
          <Select
            label={t("settings.neighbours")}
            hint={t("settings.neighboursHint")}
            value={neighbours ?? 0}
            onChange={({ target }) => change({ neighbours: Number(target.value) || undefined })}
          >
            {Array.from({ length: MOST_NEIGHBOURS + 1 }, (_, count) => (
              <option key={count} value={count}>
                {count === 0 ? t("settings.neighboursNone") : count}
              </option>
            ))}
          </Select>
        )}
        {schema.inputs.length > 1 && (
          <Select
            label={t("settings.inputLayout")}
            hint={t("settings.inputLayoutHint")}
            value={layout ?? "rows"}
            onChange={({ target }) => change({ layout: target.value === "columns" ? "columns" : undefined })}
          >
            <option value="rows">{t("settings.layoutRows")}</option>
            <option value="columns">{t("settings.layoutColumns")}</option>
          </Select>
        )}
      </div>
    </fieldset>
  );
}

/** An emptied name is none: the key of the field stands for it. */
const named = ({ field, name }: { field: string; name?: string | undefined }) =>
  name ? { field, name } : { field };
