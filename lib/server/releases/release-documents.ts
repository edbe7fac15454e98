/** The documents that lie beside the data of a release. */
import { findGuideline } from "@/db/queries/guidelines";
import type { ReleaseRow } from "@/db/queries/releases";
import { croissantOf } from "@/lib/exports/croissant";
import type { FileColumn } from "@/lib/formats/writer";
import type { Services } from "../context";
import type { Input } from "../use-case";
import { namelessPlan } from "./nameless-plan";
import { planOf, type StoredHeadline, type StoredSummary } from "./stored-release";

export type DownloadOptions = Input<"downloadRelease">["query"];

/** What the figures of `agreement.json` are about. */
const COUNTED =
  "submitted answers to all tasks of the project when the release was frozen, before reviews and votes, without excluded annotators";

export async function guidelineText(services: Services, row: ReleaseRow): Promise<string> {
  if (row.guidelineVersion === null) return "No guideline was published when this release was frozen.\n";
  const guideline = await findGuideline(services.database.read, {
    projectId: row.projectId,
    version: row.guidelineVersion,
  });
  if (!guideline) return "";
  const rules = guideline.rules.map((rule) => {
    const examples = rule.examples.map(
      (example) =>
        `- ${example.rating === "good" ? "Yes" : "No"}: ${example.text}${example.note ? ` (${example.note})` : ""}`,
    );
    return [`### ${rule.code} ${rule.title}`, "", rule.statement, "", ...examples, ""].join("\n");
  });
  return `${guideline.markdown.trim()}\n\n## Rules\n\n${rules.join("\n")}`;
}

export const agreementFile = (controls: StoredHeadline[]): string =>
  `${JSON.stringify({ counted: COUNTED, interval: "95 % bootstrap over tasks", controls }, null, 2)}\n`;

/** @param sums of the files before it, in their order */
export const croissantFile = (
  row: ReleaseRow,
  { counts }: StoredSummary,
  sums: Readonly<Record<string, { sha256: string; bytes: number }>>,
  columns: ReadonlyMap<string, readonly FileColumn[]>,
): string =>
  croissantOf({
    name: row.name,
    description: `Release ${row.number} of a labeled dataset with ${counts.tasks} tasks, frozen with Concord; see README.md and datasheet.md.`,
    number: row.number,
    frozenAt: row.frozenAt ?? 0,
    files: new Map(Object.entries(sums)),
    columns,
  });

export function manifest(
  row: ReleaseRow,
  summary: StoredSummary,
  sums: Record<string, unknown>,
  options: DownloadOptions & { losses: Record<string, number> },
) {
  const { format, images, split, losses } = options;
  return {
    release: {
      id: row.id,
      number: row.number,
      name: row.name,
      frozenAt: row.frozenAt,
      checksum: summary.checksum,
    },
    // As it was stored, so that an old release gives the same bytes.
    plan: planOf(row).annotators ? namelessPlan(planOf(row)) : row.plan,
    splitAlgorithm: summary.algorithmVersion,
    schemaVersion: row.schemaVersion,
    guidelineVersion: row.guidelineVersion,
    format,
    images,
    ...(split && { split }),
    counts: summary.counts,
    losses,
    files: sums,
  };
}
