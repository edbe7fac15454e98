"use client";
/** What has changed between a release and another one of its project. */
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/field";
import { useFormat } from "@/components/ui/format";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { ComparedTask, ReleaseComparison } from "@/lib/contracts/releases";

export type OtherRelease = { id: string; number: number; name: string };
type Props = { projectId: string; releaseId: string; others: readonly OtherRelease[] };

const SORTS = ["added", "removed", "relabeled", "moved", "changed"] as const;

export function ComparisonCard({ projectId, releaseId, others }: Props) {
  const t = useT();
  const action = useAction();
  const [found, setFound] = useState<ReleaseComparison | null>(null);
  if (others.length === 0) return null;
  const compare = (other: string) =>
    action.run(async () =>
      setFound(await call("compareReleases", { params: { release: releaseId }, query: { with: other } })),
    );
  return (
    <Card>
      <h2>{t("releases.compare")}</h2>
      <form
        className="mt-2 flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void compare(String(new FormData(event.currentTarget).get("other")));
        }}
      >
        {/* Uncontrolled: what is chosen before the page is hydrated counts. */}
        <Select
          label={t("releases.compareWith")}
          name="other"
          defaultValue=""
          required
          onChange={() => setFound(null)}
        >
          <option value="">{t("releases.compareChoose")}</option>
          {others.map(({ id, number, name }) => (
            <option key={id} value={id}>{`${number} · ${name}`}</option>
          ))}
        </Select>
        <Button type="submit" busy={action.busy}>
          {t("releases.compareDo")}
        </Button>
      </form>
      {found && <Comparison projectId={projectId} found={found} />}
    </Card>
  );
}

function Comparison({ projectId, found }: { projectId: string; found: ReleaseComparison }) {
  const t = useT();
  const format = useFormat();
  const { earlier, later } = found;
  return (
    <section className="mt-3" aria-live="polite">
      <h3 dir="auto">{t("releases.compareTitle", { earlier: earlier.name, later: later.name })}</h3>
      {found.leftTest > 0 && (
        <p className="mt-1 rounded-md bg-warn-weak px-3 py-2">
          {t("releases.compareLeftTest", { count: found.leftTest })}
        </p>
      )}
      <div className="mt-1 overflow-x-auto">
        <table className="table">
          <thead>
            <tr>
              <td />
              <th scope="col" className="n">
                {t("releases.tasks")}
              </th>
              <th scope="col">{t("releases.compareTasks")}</th>
            </tr>
          </thead>
          <tbody>
            {SORTS.map((sort) => (
              <tr key={sort}>
                <th scope="row">{t(`releases.compare_${sort}`)}</th>
                <td className="n">{format.number(found[sort].count)}</td>
                <td>
                  <Tasks projectId={projectId} {...found[sort]} />
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t("releases.compare_same")}</th>
              <td className="n">{format.number(found.same)}</td>
              <td />
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}

const SHOWN = 12;

function Tasks({ projectId, count, first }: { projectId: string; count: number; first: ComparedTask[] }) {
  const t = useT();
  if (count === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1">
      {first.slice(0, SHOWN).map(({ id, seq, externalId, from, to }) => (
        <li key={id} className="whitespace-nowrap">
          <Link
            href={`/projects/${projectId}/tasks/${id}`}
            className="text-accent hover:underline"
            dir="auto"
          >
            {externalId ?? seq}
          </Link>
          {from !== null && to !== null && from !== to && (
            <span className="text-muted text-xs">
              {" "}
              {t(`releases.${from}`)} → {t(`releases.${to}`)}
            </span>
          )}
        </li>
      ))}
      {count > SHOWN && <li className="text-muted">{t("releases.compareMore", { count: count - SHOWN })}</li>}
    </ul>
  );
}
