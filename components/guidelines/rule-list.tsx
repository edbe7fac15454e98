"use client";
import { useState } from "react";
import { HelpLink } from "@/components/help/help-link";
import { Button } from "@/components/ui/button";
import { EmptyLine } from "@/components/ui/empty-line";
import { useT } from "@/lib/client/i18n";
import type { Rule } from "@/lib/contracts/guidelines";
import type { LabelSchema } from "@/lib/labels/schema";
import { labelTargets } from "./label-names";
import { RuleDialog } from "./rule-dialog";
import { RuleView } from "./rule-view";

type Props = {
  projectId: string;
  schema: LabelSchema;
  rules: Rule[];
  /** Labels a new rule is to be about, which is opened at once: `controlId/labelId`. */
  about: string[];
};

/** So that a reload does not open the rule again. */
function forgetAbout(): void {
  const address = new URL(window.location.href);
  address.searchParams.delete("about");
  window.history.replaceState(null, "", address);
}

export function RuleList({ projectId, schema, rules, about }: Props) {
  const t = useT();
  // The address may name labels that are gone.
  const [scope, setScope] = useState(() =>
    labelTargets(schema)
      .map(({ target }) => target)
      .filter((target) => about.includes(target)),
  );
  const [editing, setEditing] = useState<Rule | "new" | null>(scope.length > 0 ? "new" : null);
  const close = () => {
    setEditing(null);
    if (scope.length === 0) return;
    setScope([]);
    forgetAbout();
  };
  return (
    <div className="p-4">
      <Button variant="primary" onClick={() => setEditing("new")}>
        {t("guidelines.newRule")}
      </Button>
      {rules.length === 0 && (
        <EmptyLine className="mt-3" action={<HelpLink to="project" className="" />}>
          {t("guidelines.noRules")}
        </EmptyLine>
      )}
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
          labels={scope}
          onClose={close}
        />
      )}
    </div>
  );
}
