"use client";
/** Of a task whose data were replaced after its annotator had answered: what of that answer is in the draft. */
import { useT } from "@/lib/client/i18n";
import type { CarriedAnswer } from "@/lib/contracts/carried-answer";
import { findControl, findLabel } from "@/lib/labels/schema";
import { useLabelView } from "./label-context";

const SHOWN = 20;

export function ChangedAnswer({ changed: { carried, lost } }: { changed: CarriedAnswer }) {
  const t = useT();
  const { schema } = useLabelView().session;
  const nameOf = (controlId: string, label: string): string => {
    const control = findControl(schema, controlId);
    return (control && findLabel(control, label)?.name) ?? label;
  };
  return (
    <>
      <p>
        {t("labelLater.changedKept", { count: carried })} {t("labelLater.changedDo")}
      </p>
      {lost.length > 0 && (
        <>
          <p className="font-semibold">{t("labelLater.changedLost", { count: lost.length })}</p>
          <ul className="flex flex-col gap-0.5">
            {lost.slice(0, SHOWN).map(({ control, labels, text }, i) => (
              <li key={i} dir="auto">
                <span className="text-muted">
                  {labels.map((label) => nameOf(control, label)).join(", ")}:
                </span>{" "}
                <q translate="no" className="notranslate">
                  {text || "–"}
                </q>
              </li>
            ))}
          </ul>
          {lost.length > SHOWN && (
            <p className="text-muted">{t("labelLater.changedMore", { count: lost.length - SHOWN })}</p>
          )}
        </>
      )}
    </>
  );
}
