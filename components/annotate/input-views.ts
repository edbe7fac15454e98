"use client";
/** What shows the inputs of a task, loaded for the kinds of a project alone. */
import type { ComponentType } from "react";
import { loadKinds } from "@/components/kinds/load-kinds";
import { loadPlacing } from "@/lib/client/session/place-inputs";
import type { Editing } from "@/lib/editor/tools/tool";
import type { LabelSchema } from "@/lib/labels/schema";
import { loadArrangement } from "./arrangement";
import type { InputViewProps } from "./input-view";
import { loadLooks } from "./text/load-looks";

type Kind = LabelSchema["inputs"][number]["kind"];
type View = ComponentType<InputViewProps>;

const LOADS: Record<Kind, () => Promise<View>> = {
  text: () => import("./text/text-view").then((loaded) => loaded.TextView),
  image: () => import("./image/image-view").then((loaded) => loaded.default),
};
/** What was loaded stays, as modules do. */
const VIEWS = new Map<Kind, View>();

export const viewOfInput = (kind: Kind): View | undefined => VIEWS.get(kind);

/** Everything an editor of this schema is made of; before a task is shown, as nothing can be fetched later without network. */
export async function loadViews(schema: LabelSchema): Promise<Editing> {
  const kinds = [...new Set(schema.inputs.map(({ kind }) => kind))];
  const views = kinds.map(async (kind) => VIEWS.set(kind, VIEWS.get(kind) ?? (await LOADS[kind]())));
  const [editing] = await Promise.all([
    loadKinds(schema),
    loadPlacing(schema),
    loadLooks(schema),
    loadArrangement(schema),
    ...views,
  ]);
  return editing;
}
