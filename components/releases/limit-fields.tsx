"use client";
/** Which tasks and answers count: by their state, the time, the guideline and the people they are of, and what the tasks hold. */
import { useState } from "react";
import { Checkbox, Select, TextField } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import { type Person, type PlanDraft, type PlanFieldsProps, tidied } from "./plan-fields";

export function LimitFields(props: PlanFieldsProps & { people: readonly Person[] }) {
  const t = useT();
  const { plan, change } = props;
  return (
    <>
      <TaskFields {...props} />
      {/* A release of decisions holds no answers. */}
      {plan.labels !== "resolved" && <AnswerFields {...props} />}
      <Checkbox
        label={t("releases.onlyDone")}
        checked={plan.onlyDone}
        onChange={({ target }) => change({ onlyDone: target.checked })}
      />
      <Checkbox
        label={t("releases.onlyAccepted")}
        checked={plan.onlyAccepted}
        onChange={({ target }) => change({ onlyAccepted: target.checked })}
      />
    </>
  );
}

function TaskFields({ plan, change }: PlanFieldsProps) {
  const t = useT();
  const { search, field } = plan.tasks ?? {};
  const [name, setName] = useState(field?.name ?? "");
  const [values, setValues] = useState(field?.values.join(", ") ?? "");
  const set = (part: NonNullable<PlanDraft["tasks"]>) =>
    change({ tasks: tidied({ ...plan.tasks, ...part }) });
  const setField = (newName: string, newValues: string) => {
    setName(newName);
    setValues(newValues);
    const list = newValues
      .split(",")
      .map((one) => one.trim())
      .filter((one) => one !== "");
    set({ field: newName === "" || list.length === 0 ? undefined : { name: newName, values: list } });
  };
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <TextField
        label={t("releases.taskSearch")}
        maxLength={200}
        value={search ?? ""}
        onChange={({ target }) => set({ search: target.value === "" ? undefined : target.value })}
      />
      <TextField
        label={t("releases.taskField")}
        maxLength={200}
        value={name}
        onChange={({ target }) => setField(target.value, values)}
      />
      {name !== "" && (
        <TextField
          label={t("releases.taskFieldValues")}
          hint={t("releases.taskFieldValuesHint")}
          required
          value={values}
          onChange={({ target }) => setField(name, target.value)}
        />
      )}
    </div>
  );
}

function AnswerFields({ plan, people, issue, change }: PlanFieldsProps & { people: readonly Person[] }) {
  const t = useT();
  const [mode, setMode] = useState<"all" | "only" | "without">(plan.annotators?.mode ?? "all");
  const users = plan.annotators?.users ?? [];
  const choose = (next: typeof mode, chosen: string[]) => {
    setMode(next);
    change({
      annotators: next === "all" || chosen.length === 0 ? undefined : { mode: next, users: chosen },
    });
  };
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {(["submittedFrom", "submittedBefore"] as const).map((field) => (
          <TextField
            key={field}
            type="date"
            label={t(`releases.${field}`)}
            value={plan[field] ?? ""}
            error={issue(field)}
            onChange={({ target }) => change({ [field]: target.value === "" ? undefined : target.value })}
          />
        ))}
        <TextField
          type="number"
          min={1}
          label={t("releases.minGuideline")}
          value={plan.minGuideline ?? ""}
          onChange={({ target }) =>
            change({ minGuideline: target.value === "" ? undefined : Number(target.value) })
          }
        />
        <Select
          label={t("releases.answersOf")}
          value={mode}
          onChange={({ target }) => choose(target.value as typeof mode, users)}
        >
          {(["all", "only", "without"] as const).map((one) => (
            <option key={one} value={one}>
              {t(`releases.answersOf_${one}`)}
            </option>
          ))}
        </Select>
      </div>
      {mode !== "all" && (
        <fieldset className="flex max-h-40 flex-wrap gap-x-4 gap-y-1.5 overflow-y-auto">
          <legend className="mb-1 font-semibold text-sm">{t("releases.people")}</legend>
          {people.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={<bdi>{name}</bdi>}
              checked={users.includes(id)}
              onChange={({ target }) =>
                choose(mode, target.checked ? [...users, id] : users.filter((one) => one !== id))
              }
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
