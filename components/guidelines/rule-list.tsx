"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useT } from "@/lib/client/i18n";
import type { Rule } from "@/lib/contracts/guidelines";
import type { LabelSchema } from "@/lib/labels/schema";
import { RuleDialog } from "./rule-dialog";
import { RuleView } from "./rule-view";

export function RuleList({
  projectId,
  schema,
  rules,
}: {
  projectId: string;
  schema: LabelSchema;
  rules: Rule[];
}) {
  const t = useT();
  const [editing, setEditing] = useState<Rule | "new" | null>(null);
  return (
    <div className="p-4">
      <Button variant="primary" onClick={() => setEditing("new")}>
        {t("guidelines.newRule")}
      </Button>
      {rules.length === 0 && <p className="mt-3 text-muted">{t("guidelines.noRules")}</p>}
      {rules.map((rule) => (
        <RuleView key={rule.id} rule={rule} schema={schema}>
          <Button
            size="small"
            aria-label={`${t("common.edit")} ${rule.code}`}
            onClick={() => setEditing(rule)}
          >
            {t("common.edit")}
          </Button>
        </RuleView>
      ))}
      {editing && (
        <RuleDialog
          projectId={projectId}
          schema={schema}
          rule={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}
