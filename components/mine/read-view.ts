/** The filter of one's own work read from the address of the page; on the server, since it needs the contract of the list. */
import * as z from "zod/mini";
import { ListOwnWork } from "@/lib/contracts/own-work";
import type { OwnWorkView } from "./own-work-view";

const View = z.pick(ListOwnWork, { state: true, search: true, label: true });

/** Ignores parameters that cannot be read, so that an old link still shows a list. */
export function readView(query: Record<string, string | string[] | undefined>): OwnWorkView {
  const view: Record<string, string> = {};
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== "string" || value === "") continue;
    if (View.safeParse({ ...view, [name]: value }).success) view[name] = value;
  }
  return View.parse(view);
}
