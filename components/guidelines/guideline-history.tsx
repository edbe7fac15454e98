"use client";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyLine } from "@/components/ui/empty-line";
import { Select } from "@/components/ui/field";
import { Time } from "@/components/ui/format";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { GuidelineVersion } from "@/lib/contracts/guidelines";
import { DiffView } from "./diff-view";
import type { Version } from "./use-guideline-draft";

type Props = {
  projectId: string;
  versions: Version[];
  draft: string;
  onRestore: (version: GuidelineVersion) => void;
  /** To where the text is written and published. */
  onWrite: () => void;
};
type Opened = { version: GuidelineVersion; before: string };

/** Published versions and what each one changed. */
export function GuidelineHistory({ projectId, versions, draft, onRestore, onWrite }: Props) {
  const t = useT();
  const action = useAction();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [asking, setAsking] = useState(false);
  const [against, setAgainst] = useState<"previous" | "draft">("previous");
  const fetchVersion = (version: number) => call("getGuideline", { params: { project: projectId, version } });
  const open = (version: number) =>
    action.run(async () => {
      const [one, before] = await Promise.all([
        fetchVersion(version),
        version > 1 ? fetchVersion(version - 1) : null,
      ]);
      setOpened({ version: one, before: before?.markdown ?? "" });
    });
  // Readers come for the newest change, so it is open at once.
  const newest = versions[0]?.version;
  const openNewest = useRef(() => {});
  openNewest.current = () => newest !== undefined && void open(newest);
  useEffect(() => openNewest.current(), []);
  /** A draft that stands in no version would be gone: that is asked first. */
  const restore = ({ version }: Opened) =>
    action.run(async () => {
      const published = newest === undefined ? null : await fetchVersion(newest);
      if (draft === published?.markdown || draft === version.markdown || draft.trim() === "")
        onRestore(version);
      else setAsking(true);
    });
  if (versions.length === 0)
    return (
      <EmptyLine
        className="p-4"
        action={
          <Button size="small" onClick={onWrite}>
            {t("guidelines.toText")}
          </Button>
        }
      >
        {t("guidelines.noHistory")}
      </EmptyLine>
    );
  return (
    <div className="grid gap-4 p-4 lg:grid-cols-[minmax(240px,340px)_1fr]">
      <ul className="flex flex-col">
        {versions.map((version) => (
          <li key={version.version}>
            <button
              type="button"
              aria-pressed={opened?.version.version === version.version}
              onClick={() => void open(version.version)}
              className="w-full rounded-md px-2.5 py-1.5 text-start hover:bg-surface-2 aria-pressed:bg-accent-weak"
            >
              <span className="font-semibold">{t("guidelines.version", { version: version.version })}</span>{" "}
              <span className="text-muted text-xs">
                {t("guidelines.ruleCount", { count: version.rules })} · <Time ms={version.publishedAt} /> ·{" "}
                {t("guidelines.published", { name: version.publishedBy })}
              </span>
              {version.note && (
                <span className="block" dir="auto">
                  {version.note}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {opened && (
        <section className="min-w-0" aria-busy={action.busy}>
          <div className="mb-2 flex flex-wrap items-end gap-2">
            <Select
              label={t("guidelines.compare")}
              value={against}
              onChange={(event) => setAgainst(event.target.value as typeof against)}
            >
              <option value="previous">{t("guidelines.previousVersion")}</option>
              <option value="draft">{t("guidelines.theDraft")}</option>
            </Select>
            <Button busy={action.busy} onClick={() => void restore(opened)}>
              {t("guidelines.restore")}
            </Button>
          </div>
          {against === "previous" ? (
            <DiffView before={opened.before} after={opened.version.markdown} />
          ) : (
            <DiffView before={opened.version.markdown} after={draft} />
          )}
          <ConfirmDialog
            open={asking}
            title={t("guidelines.restoreTitle")}
            action={t("guidelines.restore")}
            onConfirm={() => onRestore(opened.version)}
            onClose={() => setAsking(false)}
          >
            <p>{t("guidelines.restoreText")}</p>
          </ConfirmDialog>
        </section>
      )}
    </div>
  );
}
