"use client";
/** What to do next, the most pressing first: each line does it, and leads to the part of the help about it. */
import Link from "next/link";
import { HelpLink } from "@/components/help/help-link";
import { Card } from "@/components/ui/card";
import { Age } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { NextStep, NextSteps as Steps } from "@/lib/contracts/next-steps";
import type { HelpPlace } from "@/lib/help/help-places";

type Step = NextStep["step"];

/** Below the page of the project. */
const PATHS: Record<Step, string> = {
  returned: "/mine?state=returned",
  answered: "/label",
  questions: "/guidelines?tab=questions",
  paused: "/quality/annotators",
  import: "/import",
  review: "/review",
  adjudicate: "/tasks?consensus=waiting",
  invite: "/settings?tab=members",
  guideline: "/guidelines",
  agreement: "/quality",
  label: "/label",
  try: "/label",
  release: "/releases",
};
const HELP: Record<Step, HelpPlace> = {
  returned: "sentBack",
  answered: "asking",
  questions: "rulings",
  paused: "quality",
  import: "project",
  review: "reviews",
  adjudicate: "quality",
  invite: "project",
  guideline: "project",
  agreement: "quality",
  label: "answering",
  try: "answering",
  release: "releases",
};

type Props = {
  steps: Steps;
  /** All are of the project of this page, which need not be named. */
  isOneProject?: boolean;
};

export function NextSteps({ steps: { items, more }, isOneProject = false }: Props) {
  const t = useT();
  return (
    <Card className="mb-3.5">
      <h2>{t("steps.title")}</h2>
      {items.length === 0 && <p className="mt-1 text-muted">{t("steps.nothing")}</p>}
      <ul className="mt-1 divide-y divide-line">
        {items.map((item) => (
          <li
            key={`${item.projectId} ${item.step}`}
            className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 py-1.5 sm:grid-cols-[17rem_1fr_auto]"
          >
            <Link
              href={`/projects/${item.projectId}${PATHS[item.step]}`}
              className="justify-self-start rounded font-semibold text-accent hover:underline"
            >
              {t(`steps.do_${item.step}`)}
            </Link>
            <p className="max-sm:col-span-2 max-sm:row-start-2">
              <Why step={item} />
              {!isOneProject && (
                <span className="text-muted">
                  {" · "}
                  <bdi>{item.projectName}</bdi>
                </span>
              )}
            </p>
            <HelpLink to={HELP[item.step]} className="text-xs" />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="pt-1.5 text-muted">{t("steps.more", { count: more })}</p>}
    </Card>
  );
}

function Why({ step: { step, count, isMore, question, oldestAt } }: { step: NextStep }) {
  const t = useT();
  const said = { count: count ?? 0, question: question ?? "" };
  if (isMore && step === "review") return t("steps.reviewMore", said);
  if (isMore && step === "adjudicate") return t("steps.adjudicateMore", said);
  if (isMore && step === "agreement") return t("steps.agreementMore", said);
  return (
    <>
      {t(`steps.${step}`, said)}
      {oldestAt !== null && (
        <>
          {" · "}
          {t("steps.oldest")} <Age ms={oldestAt} />
        </>
      )}
    </>
  );
}
