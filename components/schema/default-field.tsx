"use client";
/** The default answer of a control asked per region: chosen where there is a list to choose from, else typed. */
import { Select, TextField } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import { answerKind } from "@/lib/kinds";
import type { AnswerValue } from "@/lib/kinds/answer-value";
import { labelNamer } from "@/lib/labels/label-name";
import type { AnswerControl } from "@/lib/labels/schema";

type Props = {
  control: AnswerControl;
  error: string | undefined;
  onChange: (value: AnswerValue | undefined) => void;
};

export function DefaultField({ control, error, onChange }: Props) {
  const t = useT();
  const kind = answerKind(control.kind);
  const common = { label: t("settings.defaultAnswer"), hint: t("settings.defaultHint"), error };
  const given = control.default;
  if (kind.choose) {
    const nameOf = labelNamer(control);
    const values = (kind.values?.(control) ?? []).filter(({ id }) => kind.choosable?.(control)(id) ?? true);
    // A control that takes several labels may have several as its default; here one of them is chosen.
    const chosen = given === undefined ? "" : String([given].flat()[0]);
    return (
      <Select
        {...common}
        className="max-w-64"
        value={chosen}
        onChange={({ target }) =>
          onChange(
            target.value === "" ? undefined : (kind.choose?.(undefined, target.value, control) ?? undefined),
          )
        }
      >
        <option value="">{t("settings.noDefault")}</option>
        {chosen !== "" && !values.some(({ id }) => id === chosen) && <option value={chosen}>{chosen}</option>}
        {values.map(({ id, name }) => (
          <option key={id} value={id}>
            {nameOf(id) ?? name}
          </option>
        ))}
      </Select>
    );
  }
  const example = kind.example(control);
  // An order of labels has no default: every region would come with a ranking that nobody made.
  if (Array.isArray(example)) return null;
  const isNumber = typeof example === "number";
  return (
    <TextField
      {...common}
      className="max-w-64"
      dir="auto"
      type={isNumber ? "number" : "text"}
      {...(isNumber ? { step: "any" } : {})}
      // Where not any word will do, it says how the answer is written.
      placeholder={kind.check("?", control) === null || isNumber ? undefined : String(example)}
      value={given === undefined ? "" : String(given)}
      onChange={({ target }) =>
        onChange(target.value === "" ? undefined : isNumber ? Number(target.value) : target.value)
      }
    />
  );
}
