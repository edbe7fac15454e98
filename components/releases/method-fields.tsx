"use client";
/** What a split method asks for besides the shares. */
import { Select, TextField } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import { type PlanDraft, type PlanFieldsProps, tidied } from "./plan-fields";

type Props = PlanFieldsProps & { questions: readonly { id: string; name: string }[] };

export function MethodFields(props: Props) {
  if (props.plan.method === "balanced") return <BalanceFields {...props} />;
  if (props.plan.method === "time") return <TimeFields {...props} />;
  if (props.plan.method === "column") return <ColumnField {...props} />;
  return null;
}

function BalanceFields({ plan, questions, issue, change }: Props) {
  const t = useT();
  const { balanceBy } = plan;
  const set = (part: Partial<NonNullable<PlanDraft["balanceBy"]>>) =>
    change({ balanceBy: tidied({ ...balanceBy, ...part }) });
  return (
    <>
      <Select
        label={t("releases.balanceBy")}
        value={balanceBy?.controls?.[0] ?? ""}
        onChange={({ target }) => set({ controls: target.value === "" ? undefined : [target.value] })}
      >
        <option value="">{t("releases.balance_all")}</option>
        {questions.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <TextField
        label={t("releases.balanceField")}
        hint={t("releases.balanceFieldHint")}
        error={issue("balanceBy.field")}
        value={balanceBy?.field ?? ""}
        onChange={({ target }) => set({ field: target.value === "" ? undefined : target.value })}
      />
    </>
  );
}

function TimeFields({ plan, issue, change }: Props) {
  const t = useT();
  const { timeField, timeCuts } = plan;
  const setCut = (part: Partial<NonNullable<PlanDraft["timeCuts"]>>) => {
    const cuts = { validation: "", test: "", ...timeCuts, ...part };
    change({ timeCuts: cuts.validation === "" && cuts.test === "" ? undefined : cuts });
  };
  return (
    <>
      <TextField
        label={t("releases.timeField")}
        hint={t("releases.timeFieldHint")}
        value={timeField ?? ""}
        error={issue("timeField")}
        onChange={({ target }) => change({ timeField: target.value === "" ? undefined : target.value })}
      />
      {(["validation", "test"] as const).map((split) => (
        <TextField
          key={split}
          type="date"
          label={t(split === "validation" ? "releases.timeValidation" : "releases.timeTest")}
          // One date alone divides nothing.
          required={timeCuts !== undefined}
          value={timeCuts?.[split] ?? ""}
          error={issue(`timeCuts.${split}`)}
          onChange={({ target }) => setCut({ [split]: target.value })}
        />
      ))}
    </>
  );
}

function ColumnField({ plan, issue, change }: Props) {
  const t = useT();
  return (
    <TextField
      label={t("releases.splitField")}
      hint={t("releases.splitFieldHint")}
      required
      value={plan.splitField ?? ""}
      error={issue("splitField")}
      onChange={({ target }) => change({ splitField: target.value === "" ? undefined : target.value })}
    />
  );
}
