"use client";
/** Earlier versions of a task's data: what changed in its texts since, and what became of the answers. */
import { memo } from "react";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { EarlierVersion } from "@/lib/contracts/tasks";
import { wordDiff } from "@/lib/core/word-diff";
import { findControl, findLabel, type LabelSchema } from "@/lib/labels/schema";

type Texts = Readonly<Record<string, string>>;
type Props = {
  schema: LabelSchema;
  /** The latest first. */
  versions: EarlierVersion[];
  /** The texts as they are now, by input. */
  texts: Texts;
};

/** Longer texts are told apart by a program. */
const MOST_COMPARED = 50_000;

export function EarlierVersions({ schema, versions, texts }: Props) {
  const t = useT();
  return (
    <Card className="flex flex-col gap-3">
      <h2>{t("tasks.versions")}</h2>
      {versions.map((version, at) => (
        <section
          key={version.id}
          className="flex flex-col gap-1.5"
          aria-label={t("tasks.version", { version: version.version })}
        >
          <h3>
            {t("tasks.version", { version: version.version })}{" "}
            <span className="font-normal text-muted">
              {t("tasks.versionReplaced", { name: version.replacedBy })} <Time ms={version.replacedAt} />
            </span>
          </h3>
          <Changes schema={schema} before={version.texts} after={versions[at - 1]?.texts ?? texts} />
          <Answers schema={schema} version={version} />
        </section>
      ))}
    </Card>
  );
}

function Changes({ schema, before, after }: { schema: LabelSchema; before: Texts; after: Texts }) {
  const t = useT();
  const changed = schema.inputs.filter(({ id, kind }) => kind === "text" && before[id] !== after[id]);
  if (changed.length === 0) return <p className="text-muted">{t("tasks.versionOtherData")}</p>;
  return changed.map(({ id, field }) => {
    const [earlier = "", later = ""] = [before[id], after[id]];
    const isLong = earlier.length + later.length > MOST_COMPARED;
    return (
      <div key={id}>
        {schema.inputs.length > 1 && (
          <p className="text-muted" dir="auto">
            {field}
          </p>
        )}
        <div
          dir="auto"
          translate="no"
          tabIndex={0}
          role="group"
          aria-label={t("tasks.versionChanges")}
          className="notranslate max-h-72 overflow-auto whitespace-pre-wrap break-words rounded-md border border-line p-2"
        >
          {isLong ? t("tasks.versionLong") : <Difference before={earlier} after={later} />}
        </div>
      </div>
    );
  });
}

/** Compared once, however often the page around it is drawn. */
const Difference = memo(function Difference({ before, after }: { before: string; after: string }) {
  return wordDiff(before, after).map(({ kind, text }, i) =>
    kind === "same" ? (
      <span key={i}>{text}</span>
    ) : kind === "added" ? (
      <ins key={i} className="bg-good-weak">
        {text}
      </ins>
    ) : (
      <del key={i} className="bg-bad-weak">
        {text}
      </del>
    ),
  );
});

function Answers({ schema, version }: { schema: LabelSchema; version: EarlierVersion }) {
  const t = useT();
  if (version.answers.length === 0) return <p className="text-muted">{t("tasks.versionNoAnswers")}</p>;
  const nameOf = (controlId: string, label: string): string => {
    const control = findControl(schema, controlId);
    return (control && findLabel(control, label)?.name) ?? label;
  };
  return (
    <ul className="flex flex-col gap-0.5">
      {version.answers.map(({ name, state, carried }, i) => (
        <li key={i}>
          <span className="font-semibold" dir="auto">
            {name}
          </span>
          : {carried ? t("tasks.versionCarried", { count: carried.carried }) : t(`tasks.state_${state}`)}
          {carried && carried.lost.length > 0 && (
            <>
              {" · "}
              {t("tasks.versionLost", {
                count: carried.lost.length,
                list: carried.lost
                  .map(
                    ({ control, labels, text }) =>
                      `${labels.map((label) => nameOf(control, label)).join(", ")} “${text}”`,
                  )
                  .join(", "),
              })}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
