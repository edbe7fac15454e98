"use client";
/** The data of a new project: dropped or chosen, with what is read of them and which column is shown where. */
import type { ReactNode } from "react";
import { DropZone } from "@/components/imports/drop-zone";
import { ImportRefusal } from "@/components/imports/import-refusal";
import { PartSelects } from "@/components/imports/part-selects";
import { ReadingOptions } from "@/components/imports/reading-options";
import { RowErrors } from "@/components/imports/row-errors";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox, Select } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import type { ImportPreview } from "@/lib/contracts/imports";
import type { LabelSchema } from "@/lib/labels/schema";
import { type GivenData, mappingOf, misfitOf } from "./given-data";
import type { DataChoice } from "./use-given-data";

type Props = {
  choice: DataChoice;
  /** Null while no labels are chosen. */
  schema: LabelSchema | null;
  busy: boolean;
  /** Why the last attempt to make the project was refused. */
  children: ReactNode;
  /** Some of its rows were refused then. */
  hasBadRows: boolean;
  /** Takes the labels that the file has for those of the project; undefined where it has none or they are taken. */
  onOwnLabels: (() => void) | undefined;
  /** Names the labels after the values of a column. */
  onLabelsFrom: (values: readonly string[], column: string) => void;
};

const SHOWN_NAMES = 4;

export function DataPanel({ choice, schema, busy, children, hasBadRows, ...props }: Props) {
  const t = useT();
  const { data, refused } = choice;
  const isBusy = busy || choice.busy;
  const refusal = refused && (
    <ImportRefusal
      {...refused}
      busy={isBusy}
      onFormat={refused.look && ((format) => choice.lookAgain({ format }))}
    />
  );
  return (
    <Card className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2>{t("newProject.data")}</h2>
        {!data && <span className="text-muted">{t("newProject.dataLater")}</span>}
        {data && (
          <Button className="ms-auto" size="small" disabled={isBusy} onClick={choice.clear}>
            {t("newProject.removeData")}
          </Button>
        )}
      </div>
      {children}
      {!data && (
        <DropZone compact busy={isBusy} hint={undefined} onFiles={choice.choose}>
          {refusal}
        </DropZone>
      )}
      {data && refusal}
      {data?.kind === "images" && <Images files={data.files} />}
      {data?.kind === "file" && (
        <FileRead data={data} busy={isBusy} schema={schema} choice={choice} hasBadRows={hasBadRows} />
      )}
      {data && schema && <Fit data={data} schema={schema} onChange={choice.set} />}
      {props.onOwnLabels && (
        <Button className="self-start" size="small" disabled={isBusy} onClick={props.onOwnLabels}>
          {t("newProject.useOwnLabels")}
        </Button>
      )}
      {data?.kind === "file" && (
        <LabelColumn columns={data.preview.columns} onLabelsFrom={props.onLabelsFrom} />
      )}
    </Card>
  );
}

function Images({ files }: { files: readonly File[] }) {
  const t = useT();
  const names = files.slice(0, SHOWN_NAMES).map(({ name }) => name);
  return (
    <div>
      <p className="num font-semibold">{t("newProject.dataOf", { count: files.length })}</p>
      <p className="text-muted text-xs [overflow-wrap:anywhere]" dir="auto">
        {names.join(", ")}
        {files.length > names.length && ", …"}
      </p>
    </div>
  );
}

/** How much of the file was seen: all of it, or its beginning. */
function useSeen(preview: ImportPreview): string {
  const t = useT();
  const { archive, truncated, rows, taskPer } = preview;
  if (archive && taskPer !== null) return t("newProject.textsSeen", { count: archive.texts });
  const images = archive && archive.pictures > 0 ? t("newProject.dataOf", { count: archive.pictures }) : null;
  const seen =
    rows.length === 0
      ? null
      : truncated
        ? t("newProject.rowsAndMore", { count: rows.length })
        : rows.length < MOST_ROWS
          ? t("newProject.rowsSeen", { count: rows.length })
          : null;
  return [seen, images].filter(Boolean).join(" · ");
}

/** As many rows as a preview brings: of a file with more, their number is not known. */
const MOST_ROWS = 20;

type ReadProps = {
  data: Extract<GivenData, { kind: "file" }>;
  schema: LabelSchema | null;
  busy: boolean;
  choice: DataChoice;
  hasBadRows: boolean;
};

function FileRead({ data, schema, busy, choice, hasBadRows }: ReadProps) {
  const t = useT();
  const { preview } = data;
  const seen = useSeen(preview);
  return (
    <>
      <div>
        <p className="font-semibold [overflow-wrap:anywhere]" dir="auto">
          {data.file.name}
        </p>
        <p className="num text-muted text-xs">
          {[preview.format.toUpperCase(), seen].filter(Boolean).join(" · ")}
        </p>
      </div>
      <PartSelects
        preview={preview}
        busy={busy}
        areTexts={preview.archive?.pictures === 0}
        onFormat={(format) => choice.lookAgain({ format })}
        onTable={(table) => choice.lookAgain({ table })}
      />
      {/* A first row that was taken for data may be the names after all: that is seen at once. */}
      <details open={preview.header === false}>
        <summary className="text-muted">{t("newProject.reading")}</summary>
        <div className="mt-2">
          <ReadingOptions preview={preview} busy={busy} onRead={choice.lookAgain} />
        </div>
      </details>
      {preview.errors.length > 0 && (
        <div role="alert" className="flex flex-col gap-1">
          <p className="font-semibold text-bad">
            {t("imports.errorsFound", { count: preview.errors.length })}
          </p>
          <RowErrors errors={preview.errors} />
        </div>
      )}
      {preview.warnings.length > 0 && (
        <div className="flex flex-col gap-1">
          <p className="font-semibold text-warn">{t("imports.warningsFound")}</p>
          <RowErrors errors={preview.warnings} />
        </div>
      )}
      {preview.labels !== null && (
        <Checkbox
          label={t("newProject.withLabels")}
          hint={t("newProject.withLabelsHint")}
          checked={data.withLabels}
          onChange={(event) => choice.set({ ...data, withLabels: event.target.checked })}
        />
      )}
      {!schema && preview.columns.length > 0 && (
        <p className="text-muted text-xs [overflow-wrap:anywhere]" dir="auto">
          {t("imports.columns")}: {preview.columns.map(({ name }) => name).join(", ")}
        </p>
      )}
      {(hasBadRows || preview.errors.length > 0) && (
        <Checkbox
          label={t("imports.modeSkip")}
          checked={data.skipsBadRows}
          onChange={(event) => choice.set({ ...data, skipsBadRows: event.target.checked })}
        />
      )}
    </>
  );
}

type LabelColumnProps = { columns: ImportPreview["columns"]; onLabelsFrom: Props["onLabelsFrom"] };

/** Columns with few values may name the labels. */
function LabelColumn({ columns, onLabelsFrom }: LabelColumnProps) {
  const t = useT();
  const named = columns.filter(({ values, filled }) => values.length > 1 && values.length * 2 <= filled);
  if (named.length === 0) return null;
  return (
    <Select
      label={t("newProject.useColumn")}
      hint={t("newProject.useColumnHint")}
      value=""
      onChange={({ target }) => {
        const column = named.find(({ name }) => name === target.value);
        if (column)
          onLabelsFrom(
            column.values.map(({ value }) => value),
            column.name,
          );
      }}
    >
      <option value="">{t("newProject.notChosen")}</option>
      {named.map(({ name, values }) => (
        <option key={name} value={name}>
          {t("newProject.valuesOf", { name, count: values.length })}
        </option>
      ))}
    </Select>
  );
}

type FitProps = { data: GivenData; schema: LabelSchema; onChange: (data: GivenData) => void };

/** Which column is shown in which field; or why these data and labels do not go together. */
function Fit({ data, schema, onChange }: FitProps) {
  const t = useT();
  const misfit = misfitOf(data, schema);
  if (misfit && misfit.why !== "fields")
    return (
      <p role="status" className="text-bad">
        {t(misfit.why === "noImages" ? misfitKey(data) : "newProject.manyFiles")}
      </p>
    );
  if (data.kind === "images" || data.preview.columns.length === 0) return null;
  const { fields } = mappingOf(data, schema);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold text-sm">{t("newProject.fields")}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {[...new Set(schema.inputs.map(({ field }) => field))].map((field) => (
          <Select
            key={field}
            label={t("imports.mapField", { field })}
            value={fields[field] ?? ""}
            error={fields[field] ? undefined : t("newProject.fieldMissing")}
            onChange={({ target }) =>
              onChange({ ...data, columns: { ...data.columns, [field]: target.value } })
            }
          >
            {!fields[field] && <option value="">{t("imports.notMapped")}</option>}
            {data.preview.columns.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        ))}
      </div>
    </fieldset>
  );
}

const misfitKey = (data: GivenData) =>
  data.kind === "images" ? "newProject.onlyImages" : "newProject.noImageColumn";
