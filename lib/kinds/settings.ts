/**
 * The options of controls that the schema editor shows as fields: those of answers and relations are apart from the manifests, since the
 * label view would load them, too (decision 0030).
 */
import { settings as choice, presets as choicePresets } from "./answers/choice/settings";
import { settings as datetime } from "./answers/datetime/settings";
import { settings as link } from "./answers/link/settings";
import { settings as list } from "./answers/list/settings";
import { settings as number } from "./answers/number/settings";
import { settings as pairwise } from "./answers/pairwise/settings";
import { settings as ranking } from "./answers/ranking/settings";
import { settings as rating } from "./answers/rating/settings";
import { settings as taxonomy } from "./answers/taxonomy/settings";
import { settings as text } from "./answers/text/settings";
import type { Preset, Setting } from "./define";
import { type ControlKind, kindOf } from "./index";
import { settings as relation } from "./relations/relation/settings";

const APART: Partial<Record<ControlKind, readonly Setting[]>> = {
  choice,
  datetime,
  link,
  list,
  number,
  pairwise,
  ranking,
  rating,
  relation,
  taxonomy,
  text,
};

export const settingsOf = (kind: ControlKind): readonly Setting[] =>
  APART[kind] ?? kindOf(kind).settings ?? [];

/** Ready controls, each with the kind that it is of. */
export const PRESETS: readonly (Preset & { kind: ControlKind })[] = choicePresets.map((preset) => ({
  ...preset,
  kind: "choice",
}));
