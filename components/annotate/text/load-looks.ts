/** How texts that have a form are drawn; the code comes with the views of projects that show such texts. */
import { splitBlocks, type TextBlock } from "@/lib/editor/text-layout";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Stretch } from "@/lib/text-forms/shaped-text";
import type { BlockLook } from "./block-looks";

const load = () => import("./shaped-parts");
type Parts = Awaited<ReturnType<typeof load>>;
type Layout = readonly Stretch[] | undefined;

let parts: Parts | undefined;
const NONE: ReadonlyMap<number, BlockLook> = new Map();

/** Before a task is shown: nothing can be fetched later without network. */
export async function loadLooks({ inputs }: LabelSchema): Promise<void> {
  if (!parts && inputs.some(({ form }) => form)) parts = await load();
}

export const blocksOf = (text: string, layout: Layout): TextBlock[] =>
  (layout && parts?.shapedBlocks(text, layout)) ?? splitBlocks(text);

export const looksOf = (blocks: readonly TextBlock[], layout: Layout): ReadonlyMap<number, BlockLook> =>
  (layout && parts?.blockLooks(blocks, layout)) ?? NONE;

export const tableParts = (): Parts | undefined => parts;
