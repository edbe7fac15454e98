"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox, Select } from "@/components/ui/field";
import { useFormat } from "@/components/ui/format";
import { Scroll } from "@/components/ui/scroll";
import { useT } from "@/lib/client/i18n";
import type { ImportFormat, ImportMapping, ImportPreview } from "@/lib/contracts/imports";
import { IMPORT_FORMATS } from "@/lib/formats/reader-names";
import type { LabelSchema } from "@/lib/labels/schema";
import { LabelPlan, NO_LABELS } from "./label-plan";
import { PartSelects } from "./part-selects";
import { type FileReading, ReadingOptions } from "./reading-options";
import { RowErrors } from "./row-errors";

export type Plan = { format: ImportFormat; mode: "all-or-nothing" | "skip-bad-rows"; mapping: ImportMapping };

type Props = {
  fileName: string;
  schema: LabelSchema;
  preview: ImportPreview;
  /** As chosen before, when it did not work and is tried again. */
  mode: Plan["mode"];
  busy: boolean;
  onFormat: (format: ImportFormat) => void;
  /** Of an archive: another of its tables; empty for none. Of a workbook: another sheet. */
  onTable: (table: string) => void;
  onRead: (change: FileReading) => void;
  onStart: (plan: Plan) => void;
  onBack: () => void;
};

/** What the file holds, and what becomes of its columns. */
export function ImportPlan(props: Props) {
  const { preview, schema } = props;
  const t = useT();
  const [mapping, setMapping] = useState(preview.suggested);
  const [mode, setMode] = useState(props.mode);
  // Without a table each image of an archive becomes a task, so there are no columns to map.
  const isLabeled = preview.archive !== null && preview.archive.labels !== null;
  const areTexts = preview.archive !== null && preview.taskPer !== null;
  const hasColumns = preview.archive === null || preview.archive.table !== null || isLabeled || areTexts;
  const hasImages = preview.archive !== null && preview.archive.pictures > 0;
  const showsImages = schema.inputs.some(({ kind }) => kind === "image");
  const isOntoTasks = preview.labels !== null && !hasImages && showsImages;
  const about = [
    preview.archive &&
      (areTexts
        ? t("imports.textsInArchive", { count: preview.archive.texts })
        : t("imports.inArchive", { count: preview.archive.pictures })),
    isLabeled && t("imports.archiveLabels", { format: (preview.archive?.labels ?? "").toUpperCase() }),
    hasColumns && preview.truncated && t("imports.truncated"),
  ].filter(Boolean);
  const columns = preview.columns.map((column) => column.name);
  const taken = [...Object.values(mapping.fields), mapping.id, mapping.group, mapping.priority];
  const free = columns.filter((name) => !taken.includes(name));
  const fields = [...new Set(schema.inputs.map((input) => input.field))];
  const column = (
    label: string,
    value: string | undefined,
    onChange: (name?: string) => void,
    hint?: string,
  ) => (
    <Select
      key={label}
      label={label}
      hint={hint}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      <option value="">{t("imports.notMapped")}</option>
      {columns.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </Select>
  );
  const setField = (field: string, name?: string) => {
    const { [field]: _, ...others } = mapping.fields;
    setMapping({ ...mapping, fields: name === undefined ? others : { ...others, [field]: name } });
  };
  const setPart = (part: "id" | "group" | "priority", name?: string) => {
    const { [part]: _, ...others } = mapping;
    setMapping(name === undefined ? others : { ...others, [part]: name });
  };
  return (
    <>
      <Card className="flex flex-col gap-3">
        <div className="flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1">
            <h2 className="break-all" dir="auto">
              {props.fileName}
            </h2>
            <p className="num text-muted">{about.join(" · ")}</p>
            {isOntoTasks && <p>{t("imports.ontoTasks")}</p>}
            {preview.leftOut.length > 0 && (
              <p className="text-warn">{t("imports.leftOut", { parts: preview.leftOut.join(", ") })}</p>
            )}
          </div>
          <Select
            label={t("imports.format")}
            value={preview.format}
            disabled={props.busy}
            onChange={(event) => props.onFormat(event.target.value as ImportFormat)}
          >
            {IMPORT_FORMATS.map((format) => (
              <option key={format}>{format}</option>
            ))}
          </Select>
        </div>
        <PartSelects
          preview={preview}
          busy={props.busy}
          areTexts={!showsImages}
          onFormat={props.onFormat}
          onTable={props.onTable}
        />
        <ReadingOptions preview={preview} busy={props.busy} onRead={props.onRead} />
        {hasColumns ? (
          <>
            <h3>{t("imports.mapping")}</h3>
            <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
              {fields.map((field) =>
                column(t("imports.mapField", { field }), mapping.fields[field], (name) =>
                  setField(field, name),
                ),
              )}
              {column(t("imports.mapId"), mapping.id, (name) => setPart("id", name), t("imports.mapIdHint"))}
              {column(
                t("imports.mapGroup"),
                mapping.group,
                (name) => setPart("group", name),
                t("imports.mapGroupHint"),
              )}
              {column(t("imports.mapPriority"), mapping.priority, (name) => setPart("priority", name))}
            </div>
            <Checkbox
              label={t("imports.keepOther")}
              checked={mapping.keepOther}
              onChange={(event) => setMapping({ ...mapping, keepOther: event.target.checked })}
            />
          </>
        ) : (
          <p>{t("imports.archiveHint")}</p>
        )}
        <LabelPlan
          preview={preview}
          schema={schema}
          columns={preview.archive?.labels ? [] : free}
          labels={mapping.labels ?? NO_LABELS}
          onChange={(labels) => setMapping({ ...mapping, labels })}
        />
        {mapping.id !== undefined && (
          <fieldset className="flex flex-col">
            <legend className="mb-1 font-semibold text-sm">{t("imports.changed")}</legend>
            {(["error", "new-version"] as const).map((one) => (
              <label key={one} className="flex min-h-7 items-center gap-2">
                <input
                  type="radio"
                  name="changed"
                  checked={(mapping.changed ?? "error") === one}
                  onChange={() => setMapping({ ...mapping, changed: one })}
                />
                {t(one === "error" ? "imports.changedError" : "imports.changedVersion")}
              </label>
            ))}
            {mapping.changed === "new-version" && (
              <p className="text-muted text-sm">{t("imports.changedHint")}</p>
            )}
          </fieldset>
        )}
        <fieldset className="flex flex-col">
          <legend className="mb-1 font-semibold text-sm">{t("imports.mode")}</legend>
          {(["all-or-nothing", "skip-bad-rows"] as const).map((one) => (
            <label key={one} className="flex min-h-7 items-center gap-2">
              <input type="radio" name="mode" checked={mode === one} onChange={() => setMode(one)} />
              {t(one === "all-or-nothing" ? "imports.modeAll" : "imports.modeSkip")}
            </label>
          ))}
        </fieldset>
        <div className="flex gap-2">
          <Button
            variant="primary"
            busy={props.busy}
            onClick={() => props.onStart({ format: preview.format, mode, mapping })}
          >
            {t("imports.start")}
          </Button>
          <Button disabled={props.busy} onClick={props.onBack}>
            {t("imports.chooseAnother")}
          </Button>
        </div>
      </Card>
      {preview.errors.length > 0 && (
        <Card className="border-bad">
          <h2 className="mb-1 text-bad">{t("imports.errorsFound", { count: preview.errors.length })}</h2>
          <RowErrors errors={preview.errors} />
        </Card>
      )}
      {preview.warnings.length > 0 && (
        <Card className="border-warn">
          <h2 className="mb-1 text-warn">{t("imports.warningsFound")}</h2>
          <RowErrors errors={preview.warnings} />
        </Card>
      )}
      {hasColumns && (
        <>
          <ColumnTable preview={preview} />
          <FirstRows preview={preview} />
        </>
      )}
    </>
  );
}

function ColumnTable({ preview }: { preview: ImportPreview }) {
  const t = useT();
  const format = useFormat();
  return (
    <Card pad={false}>
      <h2 className="px-4 pt-3 pb-1">{t("imports.columns")}</h2>
      <Scroll label={t("imports.columns")}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("imports.column")}</th>
              <th scope="col">{t("imports.kind")}</th>
              {(["filled", "distinct", "longest"] as const).map((name) => (
                <th key={name} scope="col" className="n">
                  {t(`imports.${name}`)}
                </th>
              ))}
              <th scope="col">{t("imports.example")}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((column) => (
              <tr key={column.name}>
                <th scope="row" dir="auto">
                  {column.name}
                </th>
                <td>{t(`imports.kind_${column.kind}`)}</td>
                <td className="n">{format.number(column.filled)}</td>
                <td className="n">{format.number(column.distinct)}</td>
                <td className="n">{format.number(column.longest)}</td>
                <td className="max-w-96 truncate text-muted" dir="auto">
                  {column.example}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Card>
  );
}

function FirstRows({ preview }: { preview: ImportPreview }) {
  const t = useT();
  return (
    <Card pad={false}>
      <h2 className="px-4 pt-3 pb-1">{t("imports.firstRows")}</h2>
      <Scroll label={t("imports.firstRows")}>
        <table className="table">
          <thead>
            <tr>
              {preview.columns.map((column) => (
                <th key={column.name} scope="col" dir="auto">
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.slice(0, 5).map((row, i) => (
              <tr key={i}>
                {preview.columns.map(({ name }) => (
                  <td key={name} className="max-w-72 truncate" dir="auto">
                    {typeof row[name] === "string" ? row[name] : (JSON.stringify(row[name]) ?? "")}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Card>
  );
}
