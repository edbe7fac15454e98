"use client";
/** Bounds of the agreement of a task on one question. */
import { Select } from "@/components/ui/field";
import { useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { LabelSchema } from "@/lib/labels/schema";

const STEPS = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.3, 0.1];
const FIRST_BOUND = 0.8;

export type AgreementView = {
  agreementOn?: string | undefined;
  agreementFrom?: number | undefined;
  agreementBelow?: number | undefined;
};
type Props = { schema: LabelSchema; view: AgreementView; go: (change: AgreementView) => void };

export function AgreementFilter({ schema, view, go }: Props) {
  const t = useT();
  const format = useFormat();
  const isFrom = view.agreementFrom !== undefined;
  const bound = view.agreementFrom ?? view.agreementBelow ?? FIRST_BOUND;
  const set = (from: boolean, value: number) =>
    go({ agreementFrom: from ? value : undefined, agreementBelow: from ? undefined : value });
  return (
    <>
      <Select
        className="max-w-56"
        label={t("tasks.agreementOn")}
        value={view.agreementOn ?? ""}
        onChange={(event) =>
          go(
            event.target.value === ""
              ? { agreementOn: undefined, agreementFrom: undefined, agreementBelow: undefined }
              : {
                  agreementOn: event.target.value,
                  ...(view.agreementOn === undefined ? { agreementBelow: FIRST_BOUND } : {}),
                },
          )
        }
      >
        <option value="">{t("tasks.either")}</option>
        {schema.controls.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {view.agreementOn !== undefined && (
        <>
          <Select
            label={t("tasks.agreementSide")}
            hideLabel
            value={isFrom ? "from" : "below"}
            onChange={(event) => set(event.target.value === "from", bound)}
          >
            <option value="below">{t("tasks.agreementBelow")}</option>
            <option value="from">{t("tasks.agreementFrom")}</option>
          </Select>
          <Select
            label={t("tasks.agreementBound")}
            hideLabel
            value={bound}
            onChange={(event) => set(isFrom, Number(event.target.value))}
          >
            {[...new Set([...STEPS, bound])]
              .toSorted((a, b) => b - a)
              .map((step) => (
                <option key={step} value={step}>
                  {format.percent(step)}
                </option>
              ))}
          </Select>
        </>
      )}
    </>
  );
}
