"use client";
import Link from "next/link";
import { useEffect, useState } from "react";
import { Card } from "@/components/ui/card";
import { useFormat } from "@/components/ui/format";
import type { ControlAgreement } from "@/lib/agreement/control-agreement";
import { api } from "@/lib/client/http";
import { useT } from "@/lib/client/i18n";
import type { ProjectDetail } from "@/lib/contracts/projects";
import { findControl, findLabel } from "@/lib/labels/schema";
import { IntervalBar } from "./interval-bar";
import { MeasureName } from "./measure-name-view";
import { confusedTasks, newRuleAbout } from "./quality-links";
import { REASONS } from "./reasons";

type Loaded = { controls: ControlAgreement[] } | { failed: true } | null;

/** How good: one line per control, with what its answers mix up most. Loaded beside the page, which does not wait. */
export function AgreementCard({ project }: { project: ProjectDetail }) {
  const t = useT();
  const [loaded, setLoaded] = useState<Loaded>(null);
  useEffect(() => {
    const leaving = new AbortController();
    api
      .get<{ controls: ControlAgreement[] }>(`/api/v1/projects/${project.id}/agreement`, undefined, {
        signal: leaving.signal,
      })
      .then(setLoaded, () => leaving.signal.aborted || setLoaded({ failed: true }));
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
            <Line key={agreement.control} project={project} agreement={agreement} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Line({ project, agreement }: { project: ProjectDetail; agreement: ControlAgreement }) {
  const t = useT();
  const format = useFormat();
  const { headline, confusion } = agreement;
  const control = findControl(project.schema, agreement.control);
  const labelName = (id: string) => (control && findLabel(control, id)?.name) ?? id;
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
              times: worst.count,
            })}
          </Link>{" "}
          ·{" "}
          <Link
            className="text-accent hover:underline"
            href={newRuleAbout(project.id, { control: agreement.control, ...worst })}
          >
            {t("quality.writeRule")}
          </Link>
        </p>
      )}
    </li>
  );
}
