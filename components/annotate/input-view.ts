/** What the component of an input's kind is given. */
import type { TaskImage } from "@/lib/contracts/labeling";
import type { EditorStore } from "@/lib/editor/store";

export type InputViewProps = { editor: EditorStore; input: string; image: TaskImage | null };
