"use client";
import { useT } from "@/lib/client/i18n";
import { measureNames } from "./measure-name";

/** The name of a measure; what it says comes with the pointer, and with the focus for keyboards. */
export function MeasureName({ id }: { id: string }) {
  const t = useT();
  const names = measureNames(id);
  return names ? <abbr title={t(names.hint)}>{t(names.name)}</abbr> : id;
}

export function MeasureHint({ id }: { id: string }) {
  const t = useT();
  const names = measureNames(id);
  return names ? (
    <span className="block max-w-80 font-normal text-muted text-xs">{t(names.hint)}</span>
  ) : null;
}
