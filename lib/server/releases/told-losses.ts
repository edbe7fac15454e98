/** What the formats of a release lose, in words. Releases of earlier versions hold English texts in place of the names. */
import type { ExportLoss } from "@/lib/contracts/releases";
import { inEnglish } from "@/lib/i18n/tell";

/** By the name of the loss; see `Losses` in lib/formats/writer.ts. */
type Counted = Readonly<Record<string, number>>;

function toldLoss(what: string): Pick<ExportLoss, "what" | "key"> {
  const key = `losses.${what}`;
  const text = inEnglish({ key });
  return text === key ? { what } : { what: text, key };
}

/** In the shape of the API, in alphabetical order. */
export const toldLosses = (counted: Counted): ExportLoss[] =>
  Object.entries(counted)
    .map(([what, count]) => ({ ...toldLoss(what), count }))
    .sort((a, b) => (a.what < b.what ? -1 : 1));

/** As files of a release tell it. */
export const lossesInEnglish = (counted: Counted): Record<string, number> =>
  Object.fromEntries(Object.entries(counted).map(([what, count]) => [toldLoss(what).what, count]));
