"use client";
/** Columns of a table that hold answers: to which question, and whose. */
import { Button } from "@/components/ui/button";
import { Select, TextField } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import type { ImportLabels } from "@/lib/contracts/imports";

type Questions = readonly { id: string; name: string }[];
type ColumnsProps = {
  columns: readonly string[];
  questions: Questions;
  labels: ImportLabels;
  onChange: (columns: ImportLabels["columns"]) => void;
};

export function AnswerColumns({ columns, questions, labels, onChange }: ColumnsProps) {
  const t = useT();
  const free = columns.filter((name) => !labels.columns.some(({ column }) => column === name));
  const [first] = questions;
  /** Whether no other column answers the question: several are of several people, called like their columns by default. */
  const isOnly = (wanted: string) => labels.columns.filter(({ control }) => control === wanted).length === 1;
  const set = (at: number, part: Partial<ImportLabels["columns"][number]>) =>
    onChange(labels.columns.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold text-sm">{t("imports.answerColumns")}</legend>
      {labels.columns.map(({ column, control, by }, i) => (
        <div key={column} className="flex flex-wrap items-end gap-2">
          <p className="min-w-24 flex-1 self-center break-all font-semibold" dir="auto">
            {column}
          </p>
          <Select
            label={t("imports.answers")}
            value={control}
            onChange={(event) => set(i, { control: event.target.value })}
          >
            {questions.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <TextField
            label={t("imports.answersBy")}
            maxLength={200}
            placeholder={isOnly(control) ? t("imports.answersByAll") : column}
            value={by ?? ""}
            onChange={({ target: { value } }) => {
              const { by: _by, ...rest } = labels.columns[i] as ImportLabels["columns"][number];
              onChange(
                labels.columns.map((one, j) =>
                  j === i ? (value === "" ? rest : { ...rest, by: value }) : one,
                ),
              );
            }}
          />
          <Button variant="quiet" onClick={() => onChange(labels.columns.filter((_, j) => j !== i))}>
            {t("imports.answersRemove")}
          </Button>
        </div>
      ))}
      {free.length > 0 && first !== undefined && (
        <Select
          label={t("imports.answersAdd")}
          hint={t("imports.answersAddHint")}
          value=""
          className="max-w-80"
          onChange={({ target: { value } }) =>
            value !== "" && onChange([...labels.columns, { column: value, control: first.id }])
          }
        >
          <option value="">{t("imports.notMapped")}</option>
          {free.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      )}
    </fieldset>
  );
}
