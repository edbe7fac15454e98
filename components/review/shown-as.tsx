import { useT } from "@/lib/client/i18n";

/** Under which letter an annotator was shown a candidate; nothing where it stood under its name. */
export function ShownAs({ letter }: { letter: string | null }) {
  const t = useT();
  return (
    letter !== null && <span className="font-normal text-muted">({t("tasks.shownAs", { letter })})</span>
  );
}
