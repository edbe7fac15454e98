/** The looks of texts that have a form; their code comes with the views of projects that show such texts. */
import type { TextBlock } from "@/lib/editor/text-layout";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Stretch } from "@/lib/text-forms/shaped-text";
import type { BlockLook } from "./block-looks";

type Looks = ReadonlyMap<number, BlockLook>;
let looks: ((blocks: readonly TextBlock[], layout: readonly Stretch[]) => Looks) | undefined;
const NONE: Looks = new Map();

/** Before a task is shown: nothing can be fetched later without network. */
export async function loadLooks({ inputs }: LabelSchema): Promise<void> {
  if (!looks && inputs.some(({ form }) => form)) looks = (await import("./block-looks")).blockLooks;
}

export const looksOf = (blocks: readonly TextBlock[], layout: readonly Stretch[] | undefined): Looks =>
  (layout && looks?.(blocks, layout)) ?? NONE;
