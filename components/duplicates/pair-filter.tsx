"use client";
import { useRouter } from "next/navigation";
import { Select } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";

/** What the list shows; empty is everything. */
export type PairView = { status: string; kind: string; dividedBy: string };

export const STATUSES = ["found", "confirmed", "dismissed"] as const;
const KINDS = ["text", "image"] as const;

type Props = { projectId: string; view: PairView; releases: readonly { id: string; number: number }[] };

/** The filter is in the address, so that a link opens the same list. */
export function PairFilter({ projectId, view, releases }: Props) {
  const t = useT();
  const router = useRouter();
  const show = (change: Partial<PairView>) => {
    const next = { ...view, ...change };
    const query = new URLSearchParams({ status: next.status || "all" });
    for (const name of ["kind", "dividedBy"] as const) if (next[name]) query.set(name, next[name]);
    router.push(`/projects/${projectId}/duplicates?${query}`);
  };
  return (
    <>
      <Select
        className="w-40"
        label={t("duplicates.status")}
        value={view.status}
        onChange={(event) => show({ status: event.target.value })}
      >
        {STATUSES.map((one) => (
          <option key={one} value={one}>
            {t(`duplicates.status_${one}`)}
          </option>
        ))}
        <option value="">{t("duplicates.status_all")}</option>
      </Select>
      <Select
        className="w-52"
        label={t("duplicates.kind")}
        value={view.kind}
        onChange={(event) => show({ kind: event.target.value })}
      >
        {(["", ...KINDS] as const).map((one) => (
          <option key={one} value={one}>
            {t(`duplicates.kind_${one || "all"}`)}
          </option>
        ))}
      </Select>
      <Select
        className="w-60"
        label={t("duplicates.divided")}
        value={view.dividedBy}
        onChange={(event) => show({ dividedBy: event.target.value })}
      >
        <option value="">{t("duplicates.divided_all")}</option>
        <option value="any">{t("duplicates.divided_any")}</option>
        {releases.map(({ id, number }) => (
          <option key={id} value={id}>
            {t("duplicates.dividedHere", { number })}
          </option>
        ))}
      </Select>
    </>
  );
}
