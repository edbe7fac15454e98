/**
 * The files by which a download describes itself: `README.md` (what the release is, how to load it, what this format loses)
 * and `load.py`. Written at the download, since they depend on the format, from nothing but what is stored with the release,
 * so they are the same each time. The head that a format may put before `README.md` is for the hub that reads it there.
 */
import type { ReleaseRow } from "@/db/queries/releases";
import type { Loader } from "@/lib/formats/writer";
import { makeTranslate } from "@/lib/i18n/dictionaries";
import { countsTable } from "./datasheet";
import { orNone, plain, type Section, sectionLines } from "./markdown";
import type { DownloadOptions } from "./release-documents";
import type { StoredSummary } from "./stored-release";

export const CARD_VERSION = 1;

/** Modules that are installed under another name. */
const PACKAGES: Readonly<Record<string, string>> = { PIL: "pillow", yaml: "pyyaml" };

const installLine = ({ needs }: Loader): string =>
  needs.length === 0
    ? "`load.py` needs nothing but Python:"
    : `\`load.py\` needs \`pip install ${needs.map((name) => PACKAGES[name] ?? name).join(" ")}\`:`;

type Card = {
  row: ReleaseRow;
  summary: StoredSummary;
  options: DownloadOptions;
  loader: Loader;
  /** YAML without its dashes. */
  frontMatter: string | undefined;
  /** What this format loses, in words. */
  losses: Readonly<Record<string, number>>;
};

/** The datasheet without its heading, for a card that stands alone. */
const datasheetBody = (datasheet: string): string => datasheet.slice(Math.max(0, datasheet.indexOf("\n## ")));

export function readmeOf({ row, summary, options, loader, frontMatter, losses }: Card): string {
  const title = makeTranslate("en")(`releases.format_${options.format}`);
  const frozenAt = new Date(row.frozenAt ?? 0).toISOString();
  const { tasks } = summary.counts;
  const isWhole = frontMatter !== undefined && summary.datasheet !== undefined;
  const lost = Object.entries(losses)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, count]) => `- ${plain(what)}: ${count}`);
  const sections: Section[] = [
    ...(isWhole ? [] : [["Splits", countsTable(summary)] as const]),
    ["How to load it", [installLine(loader), "", "```python", loader.text.trimEnd(), "```"]],
    ["What this format cannot hold", orNone(lost)],
    [
      "Beside the data",
      [
        "- `datasheet.md`: how tasks and labels were chosen, counts, warnings, agreement, known gaps",
        "- `guideline.md`, `schema.json`: what annotators were told and asked",
        "- `agreement.json`: how well annotators agreed",
        "- `croissant.json`: the files and their columns for programs (Croissant 1.0)",
        "- `manifest.json`: the plan, the counts and the checksum of every file",
      ],
    ],
  ];
  return [
    ...(frontMatter === undefined ? [] : ["---", frontMatter.trimEnd(), "---", ""]),
    `# ${plain(row.name)}`,
    "",
    `Release ${row.number} with ${tasks} tasks, frozen ${frozenAt} with Concord. Format: ${title}.`,
    "",
    ...sectionLines(sections),
    ...(isWhole ? [datasheetBody(summary.datasheet ?? "").trimStart()] : []),
  ].join("\n");
}
