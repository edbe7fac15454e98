"use client";
/** What may be in a part whatever the method says: policies, tasks put there by hand, and folds. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox, Select, TextField } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import { MAX_FOLDS, MIN_FOLDS } from "@/lib/split/methods";
import { SPLITS, type Split } from "@/lib/split/ratios";
import { parseTaskNumbers } from "@/lib/split/task-numbers";
import { type PlanDraft, type PlanFieldsProps, percentOf, shareOf, tidied } from "./plan-fields";

type Policies = NonNullable<PlanDraft["policies"]>;
const NONE: Policies = { testOnlyDecided: false, goldNotInTrain: false };

export function PolicyFields({ plan, change }: Omit<PlanFieldsProps, "issue">) {
  const t = useT();
  const policies = plan.policies ?? NONE;
  const set = (part: Partial<Policies>) => {
    const { testOnlyDecided, goldNotInTrain, minAgreement } = { ...policies, ...part };
    const isAny = testOnlyDecided || goldNotInTrain || minAgreement !== undefined;
    change({
      policies: isAny
        ? { testOnlyDecided, goldNotInTrain, ...(minAgreement && { minAgreement }) }
        : undefined,
    });
  };
  return (
    <div className="flex flex-col gap-3 pt-2">
      <Checkbox
        label={t("releases.testOnlyDecided")}
        checked={policies.testOnlyDecided}
        onChange={({ target }) => set({ testOnlyDecided: target.checked })}
      />
      <Checkbox
        label={t("releases.goldNotInTrain")}
        checked={policies.goldNotInTrain}
        onChange={({ target }) => set({ goldNotInTrain: target.checked })}
      />
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {SPLITS.map((split) => (
          <TextField
            key={split}
            type="number"
            min={0}
            max={100}
            step="any"
            label={t("releases.minAgreementIn", { split: t(`releases.${split}`) })}
            value={percentOf(policies.minAgreement?.[split])}
            onChange={({ target }) =>
              set({ minAgreement: tidied({ ...policies.minAgreement, [split]: shareOf(target.value) }) })
            }
          />
        ))}
        <TextField
          type="number"
          min={MIN_FOLDS}
          max={MAX_FOLDS}
          label={t("releases.folds")}
          hint={t("releases.foldsHint")}
          value={plan.folds ?? ""}
          onChange={({ target }) => change({ folds: target.value === "" ? undefined : Number(target.value) })}
        />
      </div>
      <ByHandFields change={change} />
    </div>
  );
}

/** `numbers` as they are written, `key` to tell rows apart. */
type Row = { key: number; numbers: string; split: Split; reason: string };

function ByHandFields({ change }: Pick<PlanFieldsProps, "change">) {
  const t = useT();
  const [rows, setRows] = useState<Row[]>([]);
  const set = (next: Row[]) => {
    setRows(next);
    const chosen = next.flatMap(({ numbers, split, reason }) => {
      const tasks = parseTaskNumbers(numbers);
      return tasks ? [{ tasks, split, reason }] : [];
    });
    change({ byHand: chosen.length > 0 ? chosen : undefined });
  };
  const edit = (row: Row, part: Partial<Row>) =>
    set(rows.map((one) => (one.key === row.key ? { ...one, ...part } : one)));
  return (
    <>
      {rows.map((row) => (
        <fieldset key={row.key} className="grid items-start gap-3 sm:grid-cols-[1fr_10rem_1fr_auto]">
          <legend className="sr-only">{t("releases.byHand")}</legend>
          <TextField
            label={t("releases.byHandTasks")}
            hint={t("releases.byHandTasksHint")}
            required
            pattern="[\d\s,;\-–]*\d[\d\s,;\-–]*"
            value={row.numbers}
            error={
              row.numbers !== "" && parseTaskNumbers(row.numbers) === null
                ? t("releases.byHandTasksHint")
                : undefined
            }
            onChange={({ target }) => edit(row, { numbers: target.value })}
          />
          <Select
            label={t("releases.byHandSplit")}
            value={row.split}
            onChange={({ target }) => edit(row, { split: target.value as Split })}
          >
            {SPLITS.map((split) => (
              <option key={split} value={split}>
                {t(`releases.${split}`)}
              </option>
            ))}
          </Select>
          <TextField
            label={t("releases.byHandReason")}
            required
            maxLength={300}
            value={row.reason}
            onChange={({ target }) => edit(row, { reason: target.value })}
          />
          <Button
            variant="quiet"
            className="sm:mt-6"
            onClick={() => set(rows.filter(({ key }) => key !== row.key))}
          >
            {t("releases.byHandRemove")}
          </Button>
        </fieldset>
      ))}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          onClick={() =>
            set([...rows, { key: (rows.at(-1)?.key ?? 0) + 1, numbers: "", split: "test", reason: "" }])
          }
        >
          {t("releases.byHandAdd")}
        </Button>
        <span className="text-muted text-xs">{t("releases.byHandHint")}</span>
      </div>
    </>
  );
}
