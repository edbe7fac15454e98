/** A message as the browser shows it: by its key, where it has one, else by the English text of the server. */
import type { Told } from "@/lib/contracts/common";
import { type AnyMessage, isMessage } from "@/lib/core/message";

/** A message of the server, one made in the browser (no text yet), or a text in the language of the page. */
export type Tellable = Told | AnyMessage | string;

/** The message in it; null for a text alone, of the page itself or stored by an earlier version. */
export function messageIn(told: Tellable): AnyMessage | null {
  if (typeof told === "string") return null;
  const { key, params } = told;
  const message = params === undefined ? { key } : { key, params };
  return isMessage(message) ? message : null;
}

/** What to show while no dictionary knows the key: the English text of the server. */
export const textIn = (told: Tellable): string =>
  typeof told === "string" ? told : "message" in told ? told.message : "";

/** The message of an error. The program's own errors carry it as `told`. */
export function toldBy(error: unknown): Tellable {
  if (!(error instanceof Error)) return String(error);
  const told: unknown = "told" in error ? error.told : undefined;
  if (typeof told === "object" && told !== null && "message" in told) return told as Told;
  return isMessage(told) ? told : error.message;
}
