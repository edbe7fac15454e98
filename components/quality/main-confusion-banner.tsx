"use client";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { useFormat } from "@/components/ui/format";
import type { MainConfusion } from "@/lib/agreement/main-confusion";
import { useT } from "@/lib/client/i18n";
import { findControl, type LabelSchema } from "@/lib/labels/schema";
import { valueNamer } from "@/lib/labels/value-name";
import { confusedTasks, newRuleAbout, rulesOf } from "./quality-links";

type Props = { projectId: string; schema: LabelSchema; confusion: MainConfusion };

/** The most frequent confusion of two labels, with links to its rule and its tasks. */
export function MainConfusionBanner({ projectId, schema, confusion }: Props) {
  const t = useT();
  const format = useFormat();
  const { a, b, count, share, rules } = confusion;
  const control = findControl(schema, confusion.control);
  const labelName = (id: string) => valueNamer(control)(id) ?? id;
  const pair = { a: labelName(a), b: labelName(b), count };
  const isRuled = rules.length > 0;
  return (
    <section className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line border-s-[3px] border-s-warn bg-warn-weak px-4 py-2.5">
      <p className="min-w-0 flex-1 basis-80">
        <strong>
          {t("quality.confused", pair)}{" "}
          {isRuled ? t("quality.ruledBy", { rules: format.list(rules) }) : t("quality.noRule")}
        </strong>{" "}
        <span className="text-muted">
          {t("quality.confusedShare", {
            share: format.percent(share),
            control: control?.name ?? confusion.control,
          })}
        </span>
      </p>
      <Link
        href={isRuled ? rulesOf(projectId) : newRuleAbout(projectId, confusion)}
        className={buttonClass("primary")}
      >
        {t(isRuled ? "quality.lookAtRules" : "quality.writeTheRule")}
      </Link>
      <Link href={confusedTasks(projectId, confusion)} className={buttonClass()}>
        {t("quality.seeTasks")}
      </Link>
    </section>
  );
}
