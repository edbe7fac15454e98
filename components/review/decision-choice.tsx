"use client";
/** One question of a decision: which of the different answers is taken. */
import { Select } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import { optionsOf } from "@/lib/consensus/decision";
import type { Control, LabelSchema } from "@/lib/labels/schema";
import { decisionWords } from "./decision-words";
import { type Decision, MAJORITY, NOTHING } from "./use-decision";

type Props = {
  schema: LabelSchema;
  control: Control;
  decision: Decision;
  /** The vote on this question has no winner. */
  tied: boolean;
  /** No resolution exists yet, so a tie is still undecided. */
  mustChoose: boolean;
  nameOf: (source: string) => string;
};

export function DecisionChoice({ schema, control, decision, tied, mustChoose, nameOf }: Props) {
  const t = useT();
  const { sources } = decision;
  const picked = decision.picks?.[control.id] ?? "";
  // A tied vote says nothing, which is not the answer "nothing".
  const options = optionsOf(control, tied ? sources.filter((source) => source.id !== MAJORITY) : sources);
  const documents = options.flatMap(({ from }) => sources.find(({ id }) => id === from)?.document ?? []);
  const words = decisionWords(schema, control, documents, t);
  return (
    <Select
      label={control.name}
      hint={
        options.length < 2
          ? t("tasks.same")
          : tied && mustChoose
            ? t("tasks.decision_tie")
            : t("tasks.decision_options", { count: options.length })
      }
      required
      value={options.find((option) => option.sources.includes(picked))?.from ?? picked}
      onChange={(event) => decision.pick(control.id, event.target.value)}
    >
      {!picked && (
        <option value="" hidden>
          {t("tasks.decision_choose")}
        </option>
      )}
      {options.map((option, i) => (
        <option key={option.from} value={option.from}>
          {`${words[i] ?? t("tasks.decision_nothing")} — ${option.sources.map(nameOf).join(", ")}`}
        </option>
      ))}
      {!control.required && words.every((one) => one !== null) && (
        <option value={NOTHING}>{t("tasks.decision_nothing")}</option>
      )}
    </Select>
  );
}
