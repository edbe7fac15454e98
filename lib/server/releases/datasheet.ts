/**
 * The datasheet of a release (after Gebru et al., Datasheets for Datasets): its content, how its tasks were selected,
 * how well annotators agreed and how to export it again, in English and Markdown. Written once, when the release is
 * frozen, and stored with it, so that later versions of the program do not change it. It names no licence: that is for
 * the owner of the data.
 */

import type { Headline } from "@/lib/agreement/headline";
import { endpointOf } from "@/lib/contracts/endpoints";
import type { ReleasePlan } from "@/lib/contracts/releases";
import type { MessageKey, Translate } from "@/lib/i18n";
import { makeTranslate } from "@/lib/i18n/dictionaries";
import { reasonInWords, warningInWords } from "@/lib/i18n/release-words";
import type { SplitMethod } from "@/lib/split/methods";
import { SPLITS } from "@/lib/split/ratios";
import type { FrozenFacts } from "./freeze-release";
import { orNone, plain, type Section, sectionLines, table } from "./markdown";
import { namelessPlan } from "./nameless-plan";
import { planInWords } from "./plan-in-words";
import { lossesInEnglish } from "./told-losses";

export type DatasheetSubject = {
  number: number;
  name: string;
  plan: ReleasePlan;
  notes: string;
  frozenAt: number;
  schemaVersion: number;
  guidelineVersion: number | null;
};

/** Tasks and labels by split. */
export function countsTable({ counts }: Pick<FrozenFacts, "counts">): string[] {
  const line = (name: string, per: Record<string, number>, total: number) => [
    name,
    ...SPLITS.map((split) => per[split] ?? 0),
    total,
  ];
  return table(
    ["", ...SPLITS, "total"],
    [
      line("tasks", counts.splits, counts.tasks),
      ...counts.labels.map((label) => line(plain(label.name), label.counts, label.total)),
    ],
  );
}

const foldsSection = ({ folds }: FrozenFacts["counts"]): Section[] =>
  folds
    ? [
        [
          "Tasks per fold",
          table(
            ["fold", "tasks"],
            folds.map((tasks, fold) => [fold, tasks]),
          ),
        ],
      ]
    : [];

const figure = (value: number) => value.toFixed(3);
const inCode = (id: string) => id.replaceAll("-", "_");

function agreementRow(t: Translate, line: Headline): string[] {
  const { name, measure, value, reason, interval, units, pairs, notes } = line;
  // A measure the dictionary does not know comes back as the key that was asked for.
  const key = `quality.m_${inCode(measure)}` as MessageKey;
  const known = t(key);
  const notesInWords = notes
    .filter((note) => note !== "not-measured")
    .map((note) => t(`quality.note_${inCode(note)}` as MessageKey));
  return [
    plain(name),
    measure === "none" ? "–" : known === key ? measure : known,
    value === null ? (reason ? t(`quality.reason_${inCode(reason)}` as MessageKey) : "–") : figure(value),
    interval === null ? "–" : interval.map(figure).join(" to "),
    String(units),
    String(pairs),
    notesInWords.join(", "),
  ];
}

function agreementSection(t: Translate, agreement: Headline[]): string[] {
  return [
    "1 is full agreement; alpha is 0 where people agree as often as chance would have it. Counted on the submitted answers to all tasks of the project when the release was frozen, before reviews and votes, without excluded annotators, whether or not a task is in the release. The interval is a 95 % bootstrap over tasks. Also in `agreement.json`.",
    "",
    ...table(
      ["question", "measure", "value", "interval", "tasks", "pairs", "notes"],
      agreement.map((line) => agreementRow(t, line)),
    ),
  ];
}

/** How divided the votes behind the labels are. */
function softLabelSection({ softness }: FrozenFacts): Section {
  const rows = softness.map(({ name, tasks, divided, bits }) => [plain(name), tasks, divided, figure(bits)]);
  return [
    "Soft labels",
    [
      "The entropy of the votes on a question, in bits, mean over the tasks with an answer to it: 0 where everybody said the same, 1 where two answers have half of the votes each. Of several labels each counts as given or not, and their entropies are added up.",
      "",
      ...table(["question", "tasks", "with divided votes", "mean entropy"], rows),
    ],
  ];
}

/** So many names of labels are listed. */
const LISTED = 20;

/** What is not known of the release, or was not looked at. */
function gapLines({ plan }: DatasheetSubject, { counts, agreement }: FrozenFacts): string[] {
  const unmeasured = agreement.filter(({ value }) => value === null).map(({ name }) => plain(name));
  const absent = counts.labels.filter(({ total }) => total === 0).map(({ name }) => plain(name));
  const more = absent.length > LISTED ? ` and ${absent.length - LISTED} more` : "";
  return [
    "- No licence, language or source of the tasks is named: that is for the owner of the data.",
    "- Nothing is known of the annotators but their annotations: neither who they are nor how they were chosen.",
    plan.keepDuplicates
      ? "- Tasks that show nearly the same are kept in one split as far as a search had found them when the release was frozen."
      : "- Tasks that show nearly the same may be in different splits; only those that show exactly the same are kept in one.",
    ...(unmeasured.length > 0 ? [`- Questions without a figure of agreement: ${unmeasured.join(", ")}`] : []),
    ...(absent.length > 0 ? [`- Labels that no task has: ${absent.slice(0, LISTED).join(", ")}${more}`] : []),
  ];
}

const lossLines = (losses: FrozenFacts["losses"]): string[] =>
  Object.entries(losses).map(([format, lost = {}]) => {
    const counted = Object.entries(lossesInEnglish(lost)).sort(([a], [b]) => (a < b ? -1 : 1));
    const inWords = counted.map(([what, count]) => `${plain(what)}: ${count}`).join(", ");
    return `- ${format}: ${inWords || "nothing is lost"}`;
  });

const day = (ms: number): string => new Date(ms).toISOString();

/** Under numbers; the reason is what the manager wrote for readers of releases. */
function exclusionLines({ exclusions = [] }: FrozenFacts["counts"]): string[] {
  return exclusions.map(({ annotator, from, until, reason, annotations }) => {
    const times = [
      from === null ? [] : `from ${day(from)}`,
      until === null ? [] : `before ${day(until)}`,
    ].flat();
    const when = times.length > 0 ? ` (submitted ${times.join(" and ")})` : "";
    return `- ${annotator}${when}: ${annotations} annotations left out. ${plain(reason)}`;
  });
}

const HOW_DIVIDED: Record<SplitMethod, string> = {
  exact: "fills the quotas with whole groups in the order of a hash of the seed and the `group` of a task",
  balanced:
    "gives each split its share of every label, the rarest first, with whole groups in the order of a hash of the seed and the `group` of a task",
  hash: "is a hash of the seed, the name of the algorithm and the `group` of a task",
  time: "goes by the time of the newest task of a group",
  column: "is what the tasks were imported with",
};

function reproduceLines(
  { plan, name }: DatasheetSubject,
  { checksum, algorithmVersion, counts }: FrozenFacts,
): string[] {
  const isHash = counts.method === "hash" || counts.method === undefined;
  const endpoint = endpointOf("createRelease");
  return [
    !isHash
      ? `The split (\`${algorithmVersion}\`) ${HOW_DIVIDED[counts.method ?? "exact"]}. The same answers, guideline, labels, near-duplicates and earlier releases give the same release again:`
      : `The split is a hash of the seed, the name of the algorithm (\`${algorithmVersion}\`) and the \`group\` of a task; nothing else decides. The same answers, guideline, labels and near-duplicates give the same release again:`,
    "",
    "```",
    `${endpoint.method} ${endpoint.path}`,
    JSON.stringify({ name, plan: namelessPlan(counts.method ? { ...plan, method: counts.method } : plan) }),
    "```",
    "",
    "Every file of the archive has its SHA-256 in `manifest.json`. The checksum of the release is over the lines of the JSONL files in the order of `seq`:",
    "",
    "```python",
    "import hashlib, json",
    'files = [open(f"{split}.jsonl", "rb") for split in ("train", "validation", "test")]',
    'lines = sorted((line for file in files for line in file), key=lambda line: json.loads(line)["seq"])',
    `assert hashlib.sha256(b"".join(lines)).hexdigest() == "${checksum}"`,
    "```",
  ];
}

export function datasheetOf(subject: DatasheetSubject, facts: FrozenFacts): string {
  const t = makeTranslate("en");
  const { counts, agreement, checksum, losses } = facts;
  const { guidelineVersion, schemaVersion } = subject;
  const sections: Section[] = [
    ...(subject.notes === "" ? [] : [["Notes", subject.notes.split("\n").map(plain)] as const]),
    [
      "What it holds",
      [
        `- Tasks: ${counts.tasks}; submitted answers to them: ${counts.annotations}; groups: ${counts.groups}`,
        `- Labels: version ${schemaVersion} (\`schema.json\`)`,
        guidelineVersion === null
          ? "- Guideline: none was published"
          : `- Guideline: version ${guidelineVersion} (\`guideline.md\`)`,
        `- Checksum (SHA-256): \`${checksum}\``,
      ],
    ],
    ["How it was chosen", planInWords(subject.plan, counts.method).map((line) => `- ${line}`)],
    ["Labels per split", countsTable(facts)],
    ...foldsSection(counts),
    [
      "Left out",
      orNone(counts.excluded.map(({ reason, count }) => `- ${reasonInWords(t, reason)}: ${count}`).sort()),
    ],
    ["Excluded annotators", orNone(exclusionLines(counts))],
    ["Warnings", orNone(counts.warnings.map((one) => `- ${plain(warningInWords(t, one, String))}`))],
    ["How well people agreed", agreementSection(t, agreement)],
    ...(subject.plan.softLabels ? [softLabelSection(facts)] : []),
    ["Known gaps", gapLines(subject, facts)],
    ["What the formats cannot hold", lossLines(losses)],
    ["How to get it again", reproduceLines(subject, facts)],
  ];
  const head = [
    `# ${plain(subject.name)}`,
    "",
    `Release ${subject.number}, frozen ${new Date(subject.frozenAt).toISOString()} with Concord.`,
    "",
  ];
  return [...head, ...sectionLines(sections)].join("\n");
}
