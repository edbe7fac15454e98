"use client";
import Link from "next/link";
import { Card } from "@/components/ui/card";
import { useFormat } from "@/components/ui/format";
import { Scroll } from "@/components/ui/scroll";
import { useT } from "@/lib/client/i18n";
import type { ReviewerFigures } from "@/lib/contracts/annotator-figures";

type Props = { projectId: string; reviewers: ReviewerFigures["reviewers"] };

/** What reviewers have decided; nothing where nobody has reviewed. */
export function ReviewerTable({ projectId, reviewers }: Props) {
  const t = useT();
  const format = useFormat();
  if (reviewers.length === 0) return null;
  const columns = [
    "reviewed",
    "accepted",
    "fixed",
    "rejected",
    "share",
    "overruled",
    "wait",
    "comments",
  ] as const;
  return (
    <Card className="mt-3.5">
      <h2>{t("reviewers.title")}</h2>
      <p className="mb-2 text-muted">
        {t("reviewers.note")}{" "}
        <Link href={`/projects/${projectId}/review`} className="text-accent hover:underline">
          {t("reviewers.queue")}
        </Link>
      </p>
      <Scroll label={t("reviewers.title")}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("reviewers.reviewer")}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="n whitespace-normal">
                  {column === "overruled" ? (
                    <abbr title={t("reviewers.overruledHint")}>{t("reviewers.overruled")}</abbr>
                  ) : (
                    t(`reviewers.${column}`)
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reviewers.map((one) => (
              <tr key={one.userId}>
                <th scope="row" className="whitespace-nowrap font-normal" dir="auto">
                  {one.name}
                </th>
                <td className="n">{format.number(one.accepted + one.fixed + one.rejected)}</td>
                <td className="n">{format.number(one.accepted)}</td>
                <td className="n">{format.number(one.fixed)}</td>
                <td className="n">{format.number(one.rejected)}</td>
                <td className="n whitespace-nowrap">
                  <Share share={one.rejectedShare} few={t("reviewers.few")} />
                </td>
                <td className="n whitespace-nowrap">
                  <Share
                    share={one.overruledShare}
                    few={
                      one.decided === 0
                        ? t("reviewers.noneDecided")
                        : t("reviewers.fewDecided", { count: one.decided })
                    }
                  />
                </td>
                <td className="n whitespace-nowrap">
                  {one.medianWaitMs === null ? "—" : format.duration(one.medianWaitMs)}
                </td>
                <td className="n">{format.number(one.comments)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Card>
  );
}

type ShareProps = { share: ReviewerFigures["reviewers"][number]["rejectedShare"]; few: string };

/** A share with its interval, or why there is none. */
function Share({ share, few }: ShareProps) {
  const format = useFormat();
  if (!share) return <span className="text-muted">{few}</span>;
  return (
    <>
      {format.percent(share.value)}{" "}
      <span className="text-muted text-xs">
        [{share.interval.map((limit) => format.percent(limit)).join(", ")}]
      </span>
    </>
  );
}
