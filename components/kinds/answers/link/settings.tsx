"use client";
import { useEffect, useState } from "react";
import { Select } from "@/components/ui/field";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { CandidateList } from "@/lib/contracts/candidates";
import type { LinkControl } from "@/lib/kinds/answers/link/control";

type Props = { projectId: string | null; control: LinkControl; onChange: (control: LinkControl) => void };

/** Which list of the project the answers are taken from. */
export function Settings({ projectId, control, onChange }: Props) {
  const t = useT();
  const [lists, setLists] = useState<CandidateList[] | null>(null);
  useEffect(() => {
    // Lists belong to a project: one that is still to be made has none.
    if (projectId === null) return setLists([]);
    let left = false;
    call("listCandidateLists", { params: { project: projectId } })
      .then(({ items }) => left || setLists(items))
      .catch((cause: unknown) => console.warn("the lists of candidates could not be read", cause));
    return () => {
      left = true;
    };
  }, [projectId]);
  const { list, ...others } = control;
  const isGone = list !== undefined && lists !== null && !lists.some(({ id }) => id === list);
  return (
    <Select
      className="max-w-90 self-start"
      label={t("settings.candidateList")}
      hint={t("settings.candidateListHint")}
      value={list ?? ""}
      disabled={lists === null}
      onChange={({ target }) => onChange(target.value === "" ? others : { ...others, list: target.value })}
    >
      <option value="">{t("settings.noCandidateList")}</option>
      {isGone && <option value={list}>{t("settings.candidateListGone")}</option>}
      {lists?.map(({ id, name, candidates }) => (
        <option key={id} value={id}>
          {`${name} (${candidates})`}
        </option>
      ))}
    </Select>
  );
}
