"use client";
/** Answering a question, with a rule that exists, with a new one, or with words alone. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Select, TextArea } from "@/components/ui/field";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { Rule, RuleInput } from "@/lib/contracts/guidelines";
import { MAX_QUESTION_CHARS, type Question } from "@/lib/contracts/questions";
import type { LabelSchema } from "@/lib/labels/schema";
import { RuleDialog } from "./rule-dialog";
import type { RulingDraft } from "./use-questions";

const MAX_TITLE_CHARS = 200;

type Props = {
  projectId: string;
  schema: LabelSchema;
  question: Question;
  rules: Rule[];
  /** The unsent ruling; the parent keeps it, since the form may be unmounted and shown again. */
  draft: RulingDraft;
  onDraft: (draft: RulingDraft) => void;
  onAnswered: (question: Question, madeRule: boolean) => void;
};

/** What a rule made of the question starts with; its author goes on from there. */
function ruleOf({ text, region }: Question, ruling: string): RuleInput {
  return {
    title: text.slice(0, MAX_TITLE_CHARS),
    statement: ruling,
    labels: region ? region.labels.map((label) => `${region.control}/${label}`) : [],
    examples: region?.quote ? [{ rating: "good", text: region.quote, note: "" }] : [],
    status: "active",
  };
}

export function AnswerForm({ projectId, schema, question, rules, draft, onDraft, onAnswered }: Props) {
  const t = useT();
  const action = useAction(["ruling"]);
  const { ruling, ruleId } = draft;
  const [making, setMaking] = useState(false);
  const params = { project: projectId, question: question.id };
  const send = () =>
    action.run(async () => {
      const body = { ruling, ...(ruleId === "" ? {} : { ruleId }) };
      onAnswered(await call("giveRuling", { params, body }), false);
    });
  const sendRule = async (rule: RuleInput) => {
    // Without a typed ruling, the rule's statement becomes the ruling.
    const words = ruling.trim() === "" ? rule.statement.slice(0, MAX_QUESTION_CHARS) : ruling;
    const answered = await call("giveRuling", { params, body: { ruling: words, rule } });
    setMaking(false);
    onAnswered(answered, true);
  };
  return (
    <div className="mt-2.5 flex max-w-2xl flex-col gap-2">
      <TextArea
        label={t("questions.yourRuling")}
        dir="auto"
        rows={2}
        maxLength={MAX_QUESTION_CHARS}
        value={ruling}
        error={action.issue("ruling")}
        onChange={(event) => onDraft({ ...draft, ruling: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send();
        }}
      />
      <div className="flex flex-wrap items-end gap-2">
        <Select
          className="w-full sm:w-72"
          label={t("questions.cites")}
          value={ruleId}
          onChange={(event) => onDraft({ ...draft, ruleId: event.target.value })}
        >
          <option value="">{t("questions.citesNone")}</option>
          {rules
            .filter((rule) => rule.status !== "retired" || rule.id === ruleId)
            .map((rule) => (
              <option key={rule.id} value={rule.id}>
                {rule.code} {rule.title}
              </option>
            ))}
        </Select>
        <Button
          variant="primary"
          busy={action.busy}
          disabled={ruling.trim() === ""}
          onClick={() => void send()}
        >
          {t("questions.answer")}
        </Button>
        <Button onClick={() => setMaking(true)}>{t("questions.makeRule")}</Button>
      </div>
      {making && (
        <RuleDialog
          projectId={projectId}
          schema={schema}
          rule={null}
          making={{
            title: t("questions.makeRuleTitle", { question: question.code }),
            note: t("questions.makeRuleText"),
            saveLabel: t("questions.makeRuleSend"),
            input: ruleOf(question, ruling),
            save: sendRule,
          }}
          onClose={() => setMaking(false)}
        />
      )}
    </div>
  );
}
