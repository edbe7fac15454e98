/**
 * The options of controls that the schema editor shows as fields: apart from the manifests, since the label view would load
 * them, too (decision 0030).
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
import type { ControlKind } from "./index";
import { settings as box } from "./regions/box/settings";
import { settings as ellipse } from "./regions/ellipse/settings";
import { settings as keypoint } from "./regions/keypoint/settings";
import { settings as mask } from "./regions/mask/settings";
import { settings as polygon } from "./regions/polygon/settings";
import { settings as polyline } from "./regions/polyline/settings";
import { settings as skeleton } from "./regions/skeleton/settings";
import { settings as span } from "./regions/span/settings";
import { settings as relation } from "./relations/relation/settings";

const ALL: Record<ControlKind, readonly Setting[]> = {
  box,
  choice,
  datetime,
  ellipse,
  keypoint,
  link,
  list,
  mask,
  number,
  pairwise,
  polygon,
  polyline,
  ranking,
  rating,
  relation,
  skeleton,
  span,
  taxonomy,
  text,
};

export const settingsOf = (kind: ControlKind): readonly Setting[] => ALL[kind];

/** Ready controls, each with the kind that it is of. */
export const PRESETS: readonly (Preset & { kind: ControlKind })[] = choicePresets.map((preset) => ({
  ...preset,
  kind: "choice",
}));
