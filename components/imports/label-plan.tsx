"use client";
/** What becomes of labels that are in a file: whose they are, and which label of the schema each one is. */
import { Checkbox, Select, TextField } from "@/components/ui/field";
import { useFormat } from "@/components/ui/format";
import { Scroll } from "@/components/ui/scroll";
import { useT } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import type { ImportLabels, ImportPreview } from "@/lib/contracts/imports";
import { labelFinder } from "@/lib/labels/name-index";
import { hasLabels, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import { AnswerColumns } from "./answer-columns";

const BECOMES = ["annotations", "predictions", "gold", "none"] as const;
/** Stands for "leave it out" in a list whose other values are ids, which have no blank. */
const OUT = " ";

export const NO_LABELS: ImportLabels = {
  people: "none",
  predictions: true,
  map: {},
  add: false,
  columns: [],
};

type Props = {
  preview: ImportPreview;
  schema: LabelSchema;
  /** Columns that nothing else is made of. */
  columns: readonly string[];
  labels: ImportLabels;
  onChange: (labels: ImportLabels) => void;
};

export function LabelPlan({ preview, schema, columns, labels, onChange }: Props) {
  const t = useT();
  const found = preview.labels;
  const questions = schema.controls.filter(
    (control) => isAnswerControl(control) && (control.per ?? "task") === "task",
  );
  const takesColumns = columns.length > 0 && questions.length > 0;
  if (found === null && !takesColumns) return null;
  const change = (part: Partial<ImportLabels>) => onChange({ ...labels, ...part });
  const hasPeople =
    (found !== null && found.roles.annotation + found.roles.skip > 0) || labels.columns.length > 0;
  const told = [
    ...(found?.labels ?? []),
    ...(labels.people === "none" ? [] : valuesOf(labels.columns, preview, schema)),
  ];
  const isNameAsked = hasPeople && labels.people !== "none" && labels.people !== "gold";
  return (
    <section className="flex flex-col gap-3">
      <h3>{t("imports.labels")}</h3>
      {found && <Found found={found} isWhole={!preview.truncated} isAdded={labels.add} />}
      <div className="grid gap-3 sm:grid-cols-2">
        {hasPeople && (
          <Select
            label={t("imports.labelsBecome")}
            hint={t(`imports.become_${labels.people}Hint`)}
            value={labels.people}
            onChange={(event) => change({ people: event.target.value as ImportLabels["people"] })}
          >
            {BECOMES.map((one) => (
              <option key={one} value={one}>
                {t(`imports.become_${one}`)}
              </option>
            ))}
          </Select>
        )}
        {isNameAsked && (
          <TextField
            label={t(labels.people === "annotations" ? "imports.byPerson" : "imports.byModel")}
            hint={t("imports.byHint")}
            maxLength={200}
            value={labels.by ?? ""}
            onChange={({ target: { value } }) => {
              const { by: _by, ...rest } = labels;
              onChange(value === "" ? rest : { ...rest, by: value });
            }}
          />
        )}
      </div>
      {(labels.people === "gold" || (found !== null && found.roles.gold > 0)) && (
        <Checkbox
          label={t("imports.mixIn")}
          hint={t("imports.mixInHint")}
          checked={labels.mixIn ?? false}
          onChange={(event) => change({ mixIn: event.target.checked })}
        />
      )}
      {found !== null && found.roles.prediction > 0 && (
        <Checkbox
          label={t("imports.takePredictions", { count: found.roles.prediction })}
          checked={labels.predictions}
          onChange={(event) => change({ predictions: event.target.checked })}
        />
      )}
      {takesColumns && (
        <AnswerColumns
          columns={columns}
          questions={questions}
          labels={labels}
          onChange={(next) =>
            // Labels count as human work only where that is told.
            change({
              columns: next,
              ...(labels.people === "none" && next.length > 0 ? { people: "predictions" } : {}),
            })
          }
        />
      )}
      {told.length > 0 && <LabelTable found={told} schema={schema} labels={labels} onChange={change} />}
      {found !== null && found.unplaced.length > 0 && !labels.add && <Unplaced unplaced={found.unplaced} />}
      {(found !== null || labels.columns.length > 0) && (
        <Checkbox
          label={t("imports.addLabels")}
          hint={t("imports.addLabelsHint")}
          checked={labels.add}
          onChange={(event) => change({ add: event.target.checked })}
        />
      )}
    </section>
  );
}

/** What stands in the columns of answers to closed questions, each value once. */
function valuesOf(
  columns: ImportLabels["columns"],
  preview: ImportPreview,
  { controls }: LabelSchema,
): FoundLabels["labels"] {
  const values = new Map<string, FoundLabels["labels"][number]>();
  for (const { column, control: id } of columns) {
    const control = controls.find((one) => one.id === id);
    if (!control || !hasLabels(control)) continue;
    const find = labelFinder(control);
    for (const { value, count } of preview.columns.find(({ name }) => name === column)?.values ?? []) {
      const known = values.get(value) ?? { label: value, count: 0, isKnown: true };
      const isKnown = known.isKnown && find(value) !== undefined;
      values.set(value, { ...known, count: known.count + count, isKnown });
    }
  }
  return [...values.values()];
}

type FoundLabels = NonNullable<ImportPreview["labels"]>;

const counted = (parts: readonly { what: string; count: number }[]) =>
  parts.map(({ what, count }) => `${what} (${count})`).join(", ");

/** @param isAdded what the schema lacks is added to it */
function Found({ found, isWhole, isAdded }: { found: FoundLabels; isWhole: boolean; isAdded: boolean }) {
  const t = useT();
  const { roles } = found;
  const parts = [
    t(isWhole ? "imports.labeledRows" : "imports.labeledFirstRows", { count: found.rows }),
    found.regions > 0 && t("imports.labelRegions", { count: found.regions }),
    roles.skip > 0 && t("imports.labelSkips", { count: roles.skip }),
    roles.gold > 0 && t("imports.labelGold", { count: roles.gold }),
  ].filter(Boolean);
  return (
    <div className="flex flex-col gap-1">
      <p className="num text-muted">{parts.join(" · ")}</p>
      {found.people.length > 0 && (
        <p dir="auto">{t("imports.labelsFrom", { names: found.people.slice(0, 12).join(", ") })}</p>
      )}
      {found.unasked.length > 0 && (
        <p className={isAdded ? undefined : "text-warn"}>
          {t(isAdded ? "imports.unaskedAdded" : "imports.unasked", { parts: counted(found.unasked) })}
        </p>
      )}
      {found.notTaken.length > 0 && (
        <p className="text-warn">{t("imports.notTaken", { parts: counted(found.notTaken) })}</p>
      )}
    </div>
  );
}

function Unplaced({ unplaced }: { unplaced: FoundLabels["unplaced"] }) {
  const tell = useTell();
  return (
    <ul className="flex list-disc flex-col gap-0.5 ps-5 text-bad">
      {unplaced.map((one) => (
        <li key={one.message} dir="auto">
          {tell(one)} ({one.count})
        </li>
      ))}
    </ul>
  );
}

type TableProps = {
  found: FoundLabels["labels"];
  schema: LabelSchema;
  labels: ImportLabels;
  onChange: (part: Pick<ImportLabels, "map">) => void;
};

function LabelTable({ found, schema, labels, onChange }: TableProps) {
  const t = useT();
  const format = useFormat();
  const targets = schema.controls.flatMap((control) =>
    hasLabels(control)
      ? control.labels.map((label) => ({ id: label.id, name: `${control.name} › ${label.name}` }))
      : [],
  );
  const chosenFor = (label: string) => (Object.hasOwn(labels.map, label) ? (labels.map[label] ?? OUT) : "");
  const set = (label: string, value: string) => {
    const { [label]: _old, ...others } = labels.map;
    onChange({ map: value === "" ? others : { ...others, [label]: value === OUT ? null : value } });
  };
  return (
    <Scroll label={t("imports.labelTable")} className="max-h-96">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("imports.labelInFile")}</th>
            <th scope="col" className="n">
              {t("imports.labelCount")}
            </th>
            <th scope="col">{t("imports.labelBecomes")}</th>
          </tr>
        </thead>
        <tbody>
          {found.map(({ label, count, isKnown }) => (
            <tr key={label}>
              <th scope="row" dir="auto" className="max-w-72 truncate">
                {label}
              </th>
              <td className="n">{format.number(count)}</td>
              <td>
                <Select
                  label={t("imports.labelBecomesOf", { label })}
                  hideLabel
                  value={chosenFor(label)}
                  onChange={(event) => set(label, event.target.value)}
                >
                  <option value="">
                    {t(
                      isKnown
                        ? "imports.labelSame"
                        : labels.add
                          ? "imports.labelAdded"
                          : "imports.labelUnknown",
                    )}
                  </option>
                  {targets.map(({ id, name }) => (
                    <option key={name} value={id}>
                      {name}
                    </option>
                  ))}
                  <option value={OUT}>{t("imports.labelOut")}</option>
                </Select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
