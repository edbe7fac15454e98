/** Where a page of a list ordered by time ended. The id tells apart what happened in the same millisecond. */
import { invalid } from "@/lib/core/app-error";
import { ID_PATTERN } from "@/lib/core/ids";

export type TimeCursor = { at: number; id: string };

export const writeTimeCursor = ({ at, id }: TimeCursor): string => `${at}.${id}`;

/** @throws AppError `invalid_input` for what no page has given out */
export function readTimeCursor(text: string | undefined): TimeCursor | undefined {
  if (text === undefined) return undefined;
  const [at = "", id = ""] = text.split(".");
  if (!/^\d{1,15}$/.test(at) || !ID_PATTERN.test(id) || writeTimeCursor({ at: Number(at), id }) !== text)
    throw invalid("cursor", "use the nextCursor of the page before");
  return { at: Number(at), id };
}
