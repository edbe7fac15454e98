"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Checkbox, Select, TextArea, TextField } from "@/components/ui/field";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import { type Rule, type RuleInput, RuleStatus } from "@/lib/contracts/guidelines";
import type { LabelSchema } from "@/lib/labels/schema";
import { labelTargets } from "./label-names";

const EMPTY: RuleInput = { title: "", statement: "", labels: [], examples: [], status: "active" };
type Example = RuleInput["examples"][number];
const NOTES = { good: "guidelines.exampleNote", bad: "guidelines.exampleNoteBad" } as const;

/** A rule made from a question: the ruling's request saves it. */
export type Making = {
  title: string;
  note: string;
  saveLabel: string;
  input: RuleInput;
  save: (input: RuleInput) => Promise<void>;
};

type Props = {
  projectId: string;
  schema: LabelSchema;
  rule: Rule | null;
  /** What a new rule begins with, as `controlId/labelId`. */
  labels?: string[];
  making?: Making;
  onClose: () => void;
};

export function RuleDialog({ projectId, schema, rule, labels = [], making, onClose }: Props) {
  const t = useT();
  const router = useRouter();
  const action = useAction(["title", "statement", "rule.title", "rule.statement"]);
  // In the request of a ruling the rule is nested, so the paths of its issues are one level deeper.
  const issue = (field: string) => action.issue(field) ?? action.issue(`rule.${field}`);
  const [first] = useState<RuleInput>(() =>
    rule
      ? {
          title: rule.title,
          statement: rule.statement,
          labels: rule.labels,
          examples: rule.examples,
          status: rule.status,
        }
      : (making?.input ?? { ...EMPTY, labels }),
  );
  const [input, setInput] = useState(first);
  const change = (part: Partial<RuleInput>) => setInput((before) => ({ ...before, ...part }));
  const save = () =>
    action.run(async () => {
      if (making) return making.save(input);
      const params = { project: projectId };
      if (rule)
        await call("patchRule", {
          params: { ...params, rule: rule.id },
          body: { ...input, baseRevision: rule.revision },
        });
      else await call("createRule", { params, body: input });
      router.refresh();
      onClose();
    });
  return (
    <Dialog
      open
      wide
      unsaved={input !== first}
      onClose={onClose}
      title={making?.title ?? rule?.code ?? t("guidelines.newRule")}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button variant="primary" busy={action.busy} onClick={() => void save()}>
            {making?.saveLabel ?? t("common.save")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {making && <p className="text-muted">{making.note}</p>}
        <TextField
          label={t("guidelines.ruleTitle")}
          dir="auto"
          value={input.title}
          error={issue("title")}
          onChange={(event) => change({ title: event.target.value })}
        />
        <TextArea
          label={t("guidelines.ruleStatement")}
          dir="auto"
          rows={3}
          value={input.statement}
          error={issue("statement")}
          onChange={(event) => change({ statement: event.target.value })}
        />
        <fieldset>
          <legend className="font-semibold text-sm">{t("guidelines.ruleLabels")}</legend>
          <p className="mb-1 text-muted text-xs">{t("guidelines.ruleLabelsHint")}</p>
          <div className="grid max-h-40 gap-1 overflow-auto sm:grid-cols-2">
            {labelTargets(schema).map(({ target, name, control }) => (
              <Checkbox
                key={target}
                label={`${name} · ${control}`}
                checked={input.labels.includes(target)}
                onChange={(event) =>
                  change({
                    labels: event.target.checked
                      ? [...input.labels, target]
                      : input.labels.filter((one) => one !== target),
                  })
                }
              />
            ))}
          </div>
        </fieldset>
        <ExampleFields examples={input.examples} onChange={(examples) => change({ examples })} />
        <Select
          label={t("guidelines.ruleStatus")}
          value={input.status}
          onChange={(event) => change({ status: event.target.value as RuleInput["status"] })}
        >
          {RuleStatus.options.map((status) => (
            <option key={status} value={status}>
              {t(`guidelines.status_${status}`)}
            </option>
          ))}
        </Select>
      </div>
    </Dialog>
  );
}

function ExampleFields({
  examples,
  onChange,
}: {
  examples: Example[];
  onChange: (examples: Example[]) => void;
}) {
  const t = useT();
  const change = (at: number, part: Partial<Example>) =>
    onChange(examples.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold text-sm">{t("guidelines.examples")}</legend>
      {examples.map((example, i) => (
        <div
          key={i}
          className="grid grid-cols-[auto_1fr_auto] items-end gap-2 sm:grid-cols-[auto_2fr_1fr_auto]"
        >
          <Select
            label={t("guidelines.rating")}
            hideLabel
            value={example.rating}
            onChange={(event) => change(i, { rating: event.target.value === "good" ? "good" : "bad" })}
          >
            <option value="good">{t("guidelines.good")}</option>
            <option value="bad">{t("guidelines.bad")}</option>
          </Select>
          <TextField
            label={t("guidelines.example")}
            hideLabel
            placeholder={t("guidelines.example")}
            dir="auto"
            value={example.text}
            onChange={(event) => change(i, { text: event.target.value })}
          />
          <TextField
            className="max-sm:col-span-2 max-sm:row-start-2"
            label={t(NOTES[example.rating])}
            hideLabel
            placeholder={t(NOTES[example.rating])}
            dir="auto"
            value={example.note}
            onChange={(event) => change(i, { note: event.target.value })}
          />
          <Button size="small" onClick={() => onChange(examples.filter((_, at) => at !== i))}>
            {t("app.remove")}
          </Button>
        </div>
      ))}
      <Button
        className="self-start"
        size="small"
        onClick={() => onChange([...examples, { rating: "good", text: "", note: "" }])}
      >
        {t("guidelines.addExample")}
      </Button>
    </fieldset>
  );
}
