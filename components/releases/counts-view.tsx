"use client";
import { PairsLink } from "@/components/duplicates/pairs-link";
import { useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { ReleaseCounts } from "@/lib/contracts/releases";
import { reasonInWords, warningInWords } from "@/lib/i18n/release-words";
import { SPLITS } from "@/lib/split/ratios";
import { warningGroups } from "./warning-groups";

/** Warnings about near-duplicates, whose pairs have a page. */
const DIVIDED = new Set(["duplicate-leak", "duplicates-apart"]);
const SHADES = { train: 1, validation: 0.6, test: 0.3 } as const;

export function CountsView({ counts }: { counts: ReleaseCounts }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="flex flex-col gap-3" aria-live="polite">
      {counts.warnings.length > 0 && (
        <ul className="rounded-md bg-warn-weak px-3 py-2">
          {warningGroups(counts.warnings).map((group, i) => (
            <li key={i}>
              {group.kind === "one" ? (
                <>
                  {warningInWords(t, group.warning, format.number)}
                  {DIVIDED.has(group.warning.code) && <PairsLink />}
                </>
              ) : (
                <AbsentLabels {...group} />
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="num">
        {t("releases.tasks")}: {format.number(counts.tasks)} · {t("releases.annotations")}:{" "}
        {format.number(counts.annotations)} · {t("releases.groups")}: {format.number(counts.groups)} ·{" "}
        {t("releases.divergence", { share: format.tenths(100 * counts.divergence) })}
      </p>
      {counts.excluded.length > 0 && (
        <p className="text-muted">
          {t("releases.excluded")}:{" "}
          {counts.excluded
            .map(({ reason, count }) => `${reasonInWords(t, reason)} ${format.number(count)}`)
            .join(", ")}
        </p>
      )}
      {counts.folds && (
        <p className="text-muted">
          {t("releases.foldCounts")}: {counts.folds.map((tasks) => format.number(tasks)).join(" · ")}
        </p>
      )}
      <div className="overflow-x-auto">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("releases.label")}</th>
              {SPLITS.map((split) => (
                <th key={split} scope="col" className="n">
                  {t(`releases.${split}`)}
                </th>
              ))}
              <th scope="col" className="n">
                {t("releases.total")}
              </th>
              <td aria-hidden>
                <span className="flex flex-wrap gap-x-3 text-muted">
                  {SPLITS.map((split) => (
                    <span key={split} className="flex items-center gap-1.5">
                      <span className="size-2.5 rounded-[3px] bg-accent" style={{ opacity: SHADES[split] }} />
                      {t(`releases.${split}`)}
                    </span>
                  ))}
                </span>
              </td>
            </tr>
          </thead>
          <tbody>
            <Row name={t("releases.tasks")} counts={counts.splits} total={counts.tasks} most={counts.tasks} />
            {counts.labels.map((label) => (
              <Row
                key={`${label.control}/${label.label}`}
                name={label.name}
                counts={label.counts}
                total={label.total}
                most={Math.max(...counts.labels.map((one) => one.total))}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Labels that a part of the release lacks: their number, and their names on demand. */
function AbsentLabels({ split, labels }: { split: string; labels: string[] }) {
  const t = useT();
  const part = SPLITS.find((one) => one === split);
  return (
    <details>
      <summary className="min-h-6">
        {t("releases.warn_absent_labels", {
          split: part ? t(`releases.${part}`) : split,
          count: labels.length,
        })}
      </summary>
      <ul className="max-h-60 list-disc overflow-y-auto ps-5">
        {labels.map((label) => (
          <li key={label} dir="auto">
            {label}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Row(props: { name: string; counts: ReleaseCounts["splits"]; total: number; most: number }) {
  const format = useFormat();
  return (
    <tr>
      <th scope="row" dir="auto" title={props.name} className="max-w-60 truncate lg:max-w-100">
        {props.name}
      </th>
      {SPLITS.map((split) => (
        <td key={split} className="n">
          {format.number(props.counts[split])}
        </td>
      ))}
      <td className="n">{format.number(props.total)}</td>
      <td aria-hidden className="w-1/4 min-w-24">
        <div className="flex h-2.5" style={{ width: `${(100 * props.total) / Math.max(1, props.most)}%` }}>
          {SPLITS.map((split) => (
            <div
              key={split}
              className="bg-accent"
              style={{ flexGrow: props.counts[split], opacity: SHADES[split] }}
            />
          ))}
        </div>
      </td>
    </tr>
  );
}
