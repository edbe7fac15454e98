"use client";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { useT } from "@/lib/client/i18n";
import type { Rule } from "@/lib/contracts/guidelines";
import type { LabelSchema } from "@/lib/labels/schema";
import { labelTargets } from "./label-names";

export function RuleView({
  rule,
  schema,
  children,
}: {
  rule: Rule;
  schema: LabelSchema;
  children?: ReactNode;
}) {
  const t = useT();
  const names = labelTargets(schema);
  return (
    <article className="border-line border-b py-3 last:border-b-0">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-mono text-muted text-xs">{rule.code}</span>
        <h2 dir="auto">{rule.title}</h2>
        {rule.status !== "active" && <Chip tone="warn">{t(`guidelines.status_${rule.status}`)}</Chip>}
        <span className="ms-auto">{children}</span>
      </div>
      <p className="mt-1 max-w-prose whitespace-pre-wrap break-words" dir="auto">
        {rule.statement}
      </p>
      <div className="mt-1 flex flex-wrap gap-1">
        {rule.labels.length === 0 && <Chip>{t("guidelines.allLabels")}</Chip>}
        {rule.labels.map((target) => (
          <Chip key={target} wrap>
            {names.find((one) => one.target === target)?.name ?? target}
          </Chip>
        ))}
      </div>
      {rule.examples.length > 0 && (
        <ul className="mt-1.5 flex flex-col gap-1">
          {rule.examples.map((example, i) => (
            <li key={i} dir="auto" className="break-words">
              <Chip tone={example.rating === "good" ? "good" : "bad"}>
                {t(`guidelines.${example.rating}`)}
              </Chip>{" "}
              {example.text}
              {example.note && <span className="text-muted"> — {example.note}</span>}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
