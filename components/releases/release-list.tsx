"use client";
import Link from "next/link";
import { useState } from "react";
import { HelpLink } from "@/components/help/help-link";
import { Button, buttonClass } from "@/components/ui/button";
import { Card, EmptyState } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { Time, useFormat } from "@/components/ui/format";
import { PageHead } from "@/components/ui/page-head";
import { useRefreshWhile } from "@/components/ui/use-refresh-while";
import { useT } from "@/lib/client/i18n";
import type { ReleaseItem } from "@/lib/contracts/releases";
import type { Person } from "./plan-fields";
import { ReleaseForm } from "./release-form";

export const STATUS_TONES = { building: "accent", frozen: "good", failed: "bad" } as const;

type Props = {
  projectId: string;
  releases: ReleaseItem[];
  /** Those whose labels a split can be balanced by. */
  questions: readonly { id: string; name: string }[];
  people: readonly Person[];
};

export function ReleaseList({ projectId, releases, questions, people }: Props) {
  const t = useT();
  const format = useFormat();
  const [creating, setCreating] = useState(false);
  useRefreshWhile(releases.some((release) => release.status === "building"));
  return (
    <>
      <PageHead title={t("releases.title")}>
        <Link href={`/projects/${projectId}/duplicates`} className={buttonClass()}>
          {t("duplicates.title")}
        </Link>
        {!creating && (
          <Button variant="primary" onClick={() => setCreating(true)}>
            {t("releases.new")}
          </Button>
        )}
      </PageHead>
      <div className="flex flex-col gap-3.5">
        {creating && <ReleaseForm {...{ projectId, questions, people }} onClose={() => setCreating(false)} />}
        <Card pad={false} className="overflow-x-auto">
          {releases.length === 0 ? (
            <EmptyState
              title={t("releases.emptyTitle")}
              action={
                <>
                  {!creating && (
                    <Button variant="primary" onClick={() => setCreating(true)}>
                      {t("releases.emptyAction")}
                    </Button>
                  )}
                  <HelpLink to="releases" />
                </>
              }
            >
              {t("releases.emptyText")}
            </EmptyState>
          ) : (
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t("releases.number")}</th>
                  <th scope="col">{t("releases.name")}</th>
                  <th scope="col">{t("releases.status")}</th>
                  <th scope="col" className="n">
                    {t("releases.tasks")}
                  </th>
                  <th scope="col">{t("releases.frozenAt")}</th>
                </tr>
              </thead>
              <tbody>
                {releases.map((release) => (
                  <tr key={release.id}>
                    <td className="num">{release.number}</td>
                    <td>
                      <Link
                        href={`/projects/${projectId}/releases/${release.id}`}
                        className="font-semibold text-accent hover:underline"
                        dir="auto"
                      >
                        {release.name}
                      </Link>
                    </td>
                    <td>
                      <Chip tone={STATUS_TONES[release.status]}>
                        {t(`releases.status_${release.status}`)}
                      </Chip>{" "}
                      {release.deprecated && <Chip tone="warn">{t("releases.deprecated")}</Chip>}
                    </td>
                    <td className="n">{release.counts ? format.number(release.counts.tasks) : "–"}</td>
                    <td>{release.frozenAt === null ? "–" : <Time ms={release.frozenAt} />}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Card>
      </div>
    </>
  );
}
