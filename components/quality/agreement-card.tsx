"use client";
import Link from "next/link";
import { useEffect, useState } from "react";
import { Card } from "@/components/ui/card";
import { useFormat } from "@/components/ui/format";
import type { ControlAgreement } from "@/lib/agreement/control-agreement";
import { type MainConfusion, rulesAbout } from "@/lib/agreement/main-confusion";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { Rule } from "@/lib/contracts/guidelines";
import type { ProjectDetail } from "@/lib/contracts/projects";
import { hasFigures } from "@/lib/kinds";
import { findControl } from "@/lib/labels/schema";
import { valueNamer } from "@/lib/labels/value-name";
import { IntervalBar } from "./interval-bar";
import { MeasureName } from "./measure-name";
import { confusedTasks, newRuleAbout, rulesOf } from "./quality-links";
import { REASONS } from "./reasons";

type Figures = { controls: ControlAgreement[] };
type Loaded = (Figures & { rules: Rule[] }) | { failed: true } | null;

/** Agreement in one line per control, with its main confusion. It loads after the page, which does not wait for it. */
export function AgreementCard({ project }: { project: ProjectDetail }) {
  const t = useT();
  const [loaded, setLoaded] = useState<Loaded>(null);
  useEffect(() => {
    const leaving = new AbortController();
    const params = { project: project.id };
    const options = { signal: leaving.signal };
    Promise.all([call("getAgreement", { params }, options), call("listRules", { params }, options)]).then(
      ([{ controls }, { items }]) => setLoaded({ controls, rules: items }),
      () => leaving.signal.aborted || setLoaded({ failed: true }),
    );
    return () => leaving.abort();
  }, [project.id]);
  return (
    <Card>
      <h2>{t("quality.agreement")}</h2>
      {loaded === null && <p className="text-muted">{t("common.loading")}</p>}
      {loaded && "failed" in loaded && <p className="text-muted">{t("quality.notLoaded")}</p>}
      {loaded && "controls" in loaded && (
        <ul className="mt-1.5 grid gap-x-8 gap-y-3 sm:grid-cols-2">
          {loaded.controls.map((agreement) => (
            <Line key={agreement.control} project={project} agreement={agreement} rules={loaded.rules} />
          ))}
        </ul>
      )}
    </Card>
  );
}

type LineProps = { project: ProjectDetail; agreement: ControlAgreement; rules: Rule[] };

function Line({ project, agreement, rules }: LineProps) {
  const t = useT();
  const format = useFormat();
  const { headline, confusion } = agreement;
  const control = findControl(project.schema, agreement.control);
  const named = valueNamer(control);
  const labelName = (id: string) => named(id) ?? id;
  const [worst] = confusion;
  return (
    <li>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <strong dir="auto">{control?.name ?? agreement.control}</strong>
        <span className="num font-semibold text-lg">{format.figure(headline.value)}</span>
        <span className="text-muted text-xs">
          {headline.reason ? t(REASONS[headline.reason]) : <MeasureName id={headline.id} />}
        </span>
      </p>
      {headline.value !== null && <IntervalBar value={headline.value} interval={headline.interval} />}
      {worst && (
        <p>
          <Link
            className="text-accent hover:underline"
            href={confusedTasks(project.id, { control: agreement.control, ...worst })}
          >
            {t("quality.mostConfused", {
              a: labelName(worst.a),
              b: labelName(worst.b),
              count: worst.count,
            })}
          </Link>
          {/* Neighbouring ratings are a near miss, and no rule can name them. */}
          {!hasFigures(agreement.kind) && (
            <>
              {" · "}
              <RuleLink
                projectId={project.id}
                pair={{ control: agreement.control, ...worst }}
                rules={rules}
              />
            </>
          )}
        </p>
      )}
    </li>
  );
}

type RuleLinkProps = {
  projectId: string;
  pair: Pick<MainConfusion, "control" | "a" | "b">;
  rules: Rule[];
};

/** To the rules about both labels, or to a new one where there is none. */
function RuleLink({ projectId, pair, rules }: RuleLinkProps) {
  const t = useT();
  const format = useFormat();
  const about = rulesAbout(pair, rules);
  const isRuled = about.length > 0;
  return (
    <Link
      className="text-accent hover:underline"
      href={isRuled ? rulesOf(projectId) : newRuleAbout(projectId, pair)}
    >
      {isRuled ? t("quality.ruled", { rules: format.list(about) }) : t("quality.writeRule")}
    </Link>
  );
}
