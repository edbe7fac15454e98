"use client";
import { Swatch } from "@/components/ui/chip";
import { inputClass } from "@/components/ui/input-class";
import { useT } from "@/lib/client/i18n";
import { PALETTE_SLOTS } from "@/lib/labels/color";

/** The first value of "another colour". */
const FIRST_OWN = "#7a5c45";

type Props = {
  name: string;
  /** A slot of the palette or `#rrggbb`; undefined goes by the place of the label. */
  color: string | undefined;
  /** The colour as it is seen now, for CSS. */
  shown: string;
  /** How many labels before it have that colour. */
  repeat: number;
  onChange: (color: string | undefined) => void;
};

/** The colours of the palette follow the theme and are told apart by most eyes; another one is the same in both themes. */
export function LabelColor({ name, color, shown, repeat, onChange }: Props) {
  const t = useT();
  const fixed = color?.startsWith("#") ? color : undefined;
  return (
    <span className="flex items-center gap-1.5">
      {fixed ? (
        <input
          type="color"
          aria-label={`${t("settings.labelColorPick")}: ${name}`}
          className="size-6 flex-none rounded-md border border-line-strong bg-surface p-0.5"
          value={fixed}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Swatch color={shown} repeat={repeat} />
      )}
      <select
        aria-label={`${t("settings.labelColor")}: ${name}`}
        className={`${inputClass} w-24! px-1.5!`}
        value={color ?? ""}
        onChange={(event) => onChange(event.target.value || undefined)}
      >
        <option value="">{t("settings.labelColorAuto")}</option>
        {PALETTE_SLOTS.map((slot) => (
          <option key={slot} value={slot}>
            {t(`settings.color_${slot}`)}
          </option>
        ))}
        <option value={fixed ?? FIRST_OWN}>{t("settings.labelColorOwn")}</option>
      </select>
    </span>
  );
}
