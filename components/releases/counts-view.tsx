"use client";
import { useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import { type ReleaseCounts, SPLITS } from "@/lib/contracts/releases";

type Warning = ReleaseCounts["warnings"][number];
const REASONS = {
  "too-few-answers": "releases.reason_too_few_answers",
  "not-done": "releases.reason_not_done",
  "no-majority": "releases.reason_no_majority",
  "not-unanimous": "releases.reason_not_unanimous",
  "not-accepted": "releases.reason_not_accepted",
  "not-resolved": "releases.reason_not_resolved",
} as const;
const WARNINGS = {
  "empty-split": "releases.warn_empty_split",
  "absent-label": "releases.warn_absent_label",
  "oversized-group": "releases.warn_oversized_group",
  "oversized-duplicates": "releases.warn_oversized_duplicates",
  "merged-groups": "releases.warn_merged_groups",
  "followed-group": "releases.warn_followed_group",
  ties: "releases.warn_ties",
} as const;
const SHADES = { train: 1, validation: 0.6, test: 0.3 } as const;

export function CountsView({ counts }: { counts: ReleaseCounts }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="flex flex-col gap-3" aria-live="polite">
      {counts.warnings.length > 0 && (
        <ul className="rounded-md bg-warn-weak px-3 py-2">
          {counts.warnings.map((warning, i) => (
            <li key={i}>
              <WarningText warning={warning} />
            </li>
          ))}
        </ul>
      )}
      <p className="num">
        {t("releases.tasks")}: {format.number(counts.tasks)} · {t("releases.annotations")}:{" "}
        {format.number(counts.annotations)} · {t("releases.groups")}: {format.number(counts.groups)} ·{" "}
        {t("releases.divergence", { share: format.finePercent(counts.divergence) })}
      </p>
      {counts.excluded.length > 0 && (
        <p className="text-muted">
          {t("releases.excluded")}:{" "}
          {counts.excluded
            .map(({ reason, count }) => `${t(REASONS[reason])} ${format.number(count)}`)
            .join(", ")}
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
                {t("app.total")}
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

function Row(props: { name: string; counts: ReleaseCounts["splits"]; total: number; most: number }) {
  const format = useFormat();
  return (
    <tr>
      <th scope="row" dir="auto">
        {props.name}
      </th>
      {SPLITS.map((split) => (
        <td key={split} className="n">
          {format.number(props.counts[split])}
        </td>
      ))}
      <td className="n">{format.number(props.total)}</td>
      <td aria-hidden className="w-2/5 min-w-32">
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

function WarningText({ warning }: { warning: Warning }) {
  const t = useT();
  const format = useFormat();
  const { code, params } = warning;
  const key = WARNINGS[code as keyof typeof WARNINGS];
  if (!key) return t("releases.warn_other", { code });
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "number" ? format.number(value) : value,
    ]),
  );
  const split = SPLITS.find((one) => one === params.split);
  if (split) shown.split = t(`releases.${split}`);
  const isMany = code === "merged-groups" && Number(params.count) > 1;
  return t(isMany ? "releases.warn_merged_groups_more" : key, shown);
}
