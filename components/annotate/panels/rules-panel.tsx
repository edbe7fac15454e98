"use client";
/** The rules beside the task, those of the label in hand first, and the guideline under them. */
import Link from "next/link";
import { useMemo, useState } from "react";
import { Chip } from "@/components/ui/chip";
import { inputClass } from "@/components/ui/input-class";
import { useT } from "@/lib/client/i18n";
import type { Rule } from "@/lib/contracts/guidelines";
import { selectedRegions } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { labelNamer } from "@/lib/labels/label-name";
import { findControl, hasLabels, type LabelSchema } from "@/lib/labels/schema";
import { useEditor, useLabelView } from "../label-context";
import { LateGuidelineText } from "../late-guideline-text";

export const RULE_SEARCH_ID = "rule-search";

/** Labels in hand, as `control/label`: those of the selected regions, the active one, the chosen answers. */
function labelsInHand(editor: EditorStore): string {
  const state = editor.getState();
  const selected = selectedRegions(state).flatMap((region) =>
    region.labels.map((id) => `${region.control}/${id}`),
  );
  const active =
    state.active && selected.length === 0 ? [`${state.active.control}/${state.active.label}`] : [];
  const answers = Object.entries(state.document.answers).flatMap(([control, value]) =>
    typeof value === "number" ? [] : [value].flat().map((id) => `${control}/${id}`),
  );
  return [...selected, ...active, ...answers].join("\n");
}

/** Those of the labels in hand that the schema explains. */
const labelsOf = ({ controls }: LabelSchema, inHand: ReadonlySet<string>) =>
  controls.flatMap((control) =>
    hasLabels(control)
      ? control.labels
          .filter(({ id, description }) => description && inHand.has(`${control.id}/${id}`))
          .map((label) => ({ ...label, id: `${control.id}/${label.id}` }))
      : [],
  );

function sortRules(rules: readonly Rule[], inHand: ReadonlySet<string>, search: string): Rule[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const text = (rule: Rule) =>
    [rule.code, rule.title, rule.statement, ...rule.examples.map((example) => example.text)]
      .join(" ")
      .toLocaleLowerCase();
  const rank = (rule: Rule) => (rule.labels.some((label) => inHand.has(label)) ? 0 : 1);
  return rules
    .filter((rule) => rule.status === "active" && words.every((word) => text(rule).includes(word)))
    .toSorted((a, b) => rank(a) - rank(b) || a.code.localeCompare(b.code));
}

export function RulesPanel({ editor }: { editor: EditorStore | null }) {
  return editor ? <OfEditor editor={editor} /> : <RuleList inHand="" />;
}

function OfEditor({ editor }: { editor: EditorStore }) {
  return <RuleList inHand={useEditor(editor, () => labelsInHand(editor))} />;
}

function RuleList({ inHand }: { inHand: string }) {
  const t = useT();
  const { session, projectSync, renderedGuideline } = useLabelView();
  const [search, setSearch] = useState("");
  const mine = useMemo(() => new Set(inHand.split("\n")), [inHand]);
  const meant = useMemo(() => labelsOf(session.schema, mine), [session.schema, mine]);
  const rules = useMemo(() => sortRules(projectSync.rules, mine, search), [projectSync.rules, mine, search]);
  return (
    <div>
      <div className="px-3.5 py-2.5">
        <input
          id={RULE_SEARCH_ID}
          type="search"
          className={inputClass}
          aria-label={t("label.actionFindRule")}
          placeholder={t("label.findRule")}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
        />
      </div>
      {meant.map(({ id, name, description }) => (
        <p key={id} className="whitespace-pre-wrap border-line border-b px-3.5 pb-2.5" dir="auto">
          <b>{name}</b> {description}
        </p>
      ))}
      {rules.map((rule) => (
        <RuleCard
          key={rule.id}
          rule={rule}
          schema={session.schema}
          mine={mine}
          isFresh={projectSync.freshRules.has(rule.id)}
        />
      ))}
      {rules.length === 0 && (
        <p className="px-3.5 pb-3 text-muted">{t(search === "" ? "label.noRules" : "label.noRuleFound")}</p>
      )}
      {projectSync.guideline ? (
        <section className="border-line border-t px-3.5 py-3" aria-label={t("label.guideline")}>
          <h3>{t("label.guidelineVersion", { version: projectSync.guideline.version })}</h3>
          {projectSync.guideline.markdown.trim() === "" ? (
            <p className="text-muted">{t("label.guidelineOnlyRules")}</p>
          ) : projectSync.guideline.version === renderedGuideline?.version ? (
            renderedGuideline.text
          ) : (
            <LateGuidelineText markdown={projectSync.guideline.markdown} />
          )}
        </section>
      ) : (
        <p className="px-3.5 py-2.5 text-muted">{t("label.noGuideline")}</p>
      )}
      <p className="border-line border-t px-3.5 py-3">
        <Link
          href={`/projects/${session.project.id}/guidelines#questions`}
          className="text-accent hover:underline"
        >
          {t("label.myQuestions")}
        </Link>
      </p>
    </div>
  );
}

function labelName(schema: LabelSchema, target: string): string {
  const [controlId = "", labelId = ""] = target.split("/");
  const control = findControl(schema, controlId);
  return labelNamer(control)(labelId) ?? labelId;
}

type CardProps = { rule: Rule; schema: LabelSchema; mine: ReadonlySet<string>; isFresh: boolean };

function RuleCard({ rule, schema, mine, isFresh }: CardProps) {
  const t = useT();
  return (
    <article className="border-line border-b px-3.5 py-2.5">
      <div className="flex flex-wrap items-center gap-1.5">
        <span className="font-mono text-[11px] text-muted">{rule.code}</span>
        {isFresh && <Chip tone="good">{t("label.ruleFresh")}</Chip>}
        {rule.labels.map((label) => (
          <Chip key={label} tone={mine.has(label) ? "accent" : "neutral"}>
            {labelName(schema, label)}
          </Chip>
        ))}
      </div>
      <h2 className="mt-1" dir="auto">
        {rule.title}
      </h2>
      <p className="whitespace-pre-wrap text-muted" dir="auto">
        {rule.statement}
      </p>
      {rule.examples.length > 0 && (
        <ul className="mt-1.5 flex flex-col gap-1">
          {rule.examples.map((example) => (
            <li key={`${example.rating}${example.text}`} dir="auto" className="flex gap-1.5">
              <span className={example.rating === "good" ? "text-good" : "text-bad"}>
                <span aria-hidden>{example.rating === "good" ? "✓" : "✗"}</span>
                <span className="sr-only">
                  {t(example.rating === "good" ? "label.goodExample" : "label.badExample")}
                </span>
              </span>
              <span>
                {example.text}
                {example.note && <span className="text-muted"> — {example.note}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
