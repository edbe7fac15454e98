"use client";
import { useFormat } from "@/components/ui/format";
import { Scroll } from "@/components/ui/scroll";
import type { ControlAgreement, LabelBalance } from "@/lib/agreement/control-agreement";
import { unitizing } from "@/lib/agreement/measures/unitizing-alpha";
import { useT } from "@/lib/client/i18n";
import { hasFigures } from "@/lib/kinds";
import type { Control } from "@/lib/labels/schema";
import { valueNamer } from "@/lib/labels/value-name";

/** A longer table stands below the disputed tasks. */
const MOST_ROWS = 12;

/** Labels with answers, most often given first, and those without. Figures keep their order, given or not. */
export function balanceRows({ balance, kind }: Pick<ControlAgreement, "balance" | "kind">): {
  given: LabelBalance[];
  without: LabelBalance[];
} {
  if (hasFigures(kind)) return { given: balance, without: [] };
  return {
    given: balance.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count),
    without: balance.filter(({ count }) => count === 0),
  };
}

export const hasLongBalance = (agreement: Pick<ControlAgreement, "balance" | "kind">): boolean =>
  balanceRows(agreement).given.length > MOST_ROWS;

type Props = {
  agreement: ControlAgreement;
  control: Control | undefined;
  /** The name of the control stands with it. */
  isNamed?: boolean;
};

/** How often each label of a control was given, and how well annotators agree on it. */
export function BalanceTable({ agreement, control, isNamed = false }: Props) {
  const t = useT();
  const format = useFormat();
  const named = valueNamer(control);
  const labelName = (id: string) => named(id) ?? id;
  const byLabel = new Map(agreement.byLabel.map((one) => [one.label, one]));
  const { given, without } = balanceRows(agreement);
  const hasObserved = agreement.byLabel.some(({ observed }) => observed != null);
  const hasPlaced = agreement.byLabel.some(({ placed }) => placed != null);
  return (
    <Scroll label={t("quality.balance")}>
      {isNamed ? (
        <h2 dir="auto">
          {t("quality.balance")} · {control?.name ?? agreement.control}
        </h2>
      ) : (
        <h3>{t("quality.balance")}</h3>
      )}
      {given.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("quality.label")}</th>
              <th scope="col" className="n">
                {t("quality.count")}
              </th>
              <th scope="col" className="n">
                {t("quality.share")}
              </th>
              <th scope="col" className="n">
                {t("quality.agreement")}
              </th>
              {hasObserved && (
                <th scope="col" className="n">
                  <abbr title={t("quality.observedHint")}>{t("quality.observed")}</abbr>
                </th>
              )}
              {hasPlaced && (
                <th scope="col" className="n">
                  <abbr title={t(unitizing.hint)}>{t("quality.placed")}</abbr>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {given.map(({ label, count, share }) => (
              <tr key={label}>
                <th scope="row" className="whitespace-normal! break-words" dir="auto">
                  {labelName(label)}
                </th>
                <td className="n">{format.number(count)}</td>
                <td className="n">{format.percent(share)}</td>
                <td className="n">{format.figure(byLabel.get(label)?.value ?? null)}</td>
                {hasObserved && <td className="n">{format.figure(byLabel.get(label)?.observed ?? null)}</td>}
                {hasPlaced && <td className="n">{format.figure(byLabel.get(label)?.placed ?? null)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {without.length > 0 && (
        <details className="mt-1">
          <summary className="min-h-6 text-muted">
            {t("quality.withoutAnswers", { count: without.length })}
          </summary>
          <ul className="list-disc ps-5">
            {without.map(({ label }) => (
              <li key={label} dir="auto" className="break-words">
                {labelName(label)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Scroll>
  );
}
