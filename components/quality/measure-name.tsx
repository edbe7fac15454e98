"use client";
import { measureOf } from "@/lib/agreement/measures";
import { useT } from "@/lib/client/i18n";

/** The name of a measure; what it says comes with the pointer, and with the focus for keyboards. */
export function MeasureName({ id }: { id: string }) {
  const t = useT();
  const measure = measureOf(id);
  return measure ? <abbr title={t(measure.hint)}>{t(measure.name)}</abbr> : id;
}

export function MeasureHint({ id }: { id: string }) {
  const t = useT();
  const measure = measureOf(id);
  return measure ? (
    <span className="block max-w-80 font-normal text-muted text-xs">{t(measure.hint)}</span>
  ) : null;
}
