"use client";
/** The inputs of a task, one under another or, images alone, side by side; a kind of input is shown by the component registered for it. */
import { letterOf, placedInputs } from "@/lib/annotation/places";
import { useT } from "@/lib/client/i18n";
import type { LabelTask } from "@/lib/contracts/labeling";
import type { EditorStore } from "@/lib/editor/store";
import { viewOfInput } from "./input-views";

export function TaskData({ editor, images }: { editor: EditorStore; images: LabelTask["images"] }) {
  const t = useT();
  const { schema, inputs, document } = editor.getState();
  const { places } = document;
  const several = schema.inputs.length > 1;
  const hasImage = schema.inputs.some(({ kind }) => kind === "image");
  // On a phone a long text beside an image scrolls by itself, so that the image stays on the screen.
  const besideImage = hasImage ? "flex-none max-sm:max-h-32" : "flex-none";
  // Images alone are looked at beside each other, where there is room.
  const isBeside = several && schema.inputs.every(({ kind }) => kind === "image");
  return (
    <div
      className={`flex min-h-0 flex-1 flex-col overflow-auto ${isBeside ? "md:flex-row md:divide-x md:divide-line" : ""}`}
    >
      {placedInputs(schema, places).map((input) => {
        const View = viewOfInput(input.kind);
        // The name of a candidate could tell where it comes from.
        const name = letterOf(places, input.id) ?? input.id;
        const present = inputs[input.id] !== undefined;
        return (
          <section
            key={input.id}
            aria-label={name}
            className={`flex min-w-0 flex-col ${input.kind === "image" ? "min-h-80 flex-1 max-sm:min-h-60" : several ? besideImage : "min-h-0 flex-1"}`}
          >
            {several && <h2 className="border-line border-b bg-surface px-4 py-1 text-muted">{name}</h2>}
            {present && View ? (
              <View editor={editor} input={input.id} image={images[input.field] ?? null} />
            ) : (
              <p className="p-6 text-muted">{t("label.inputMissing", { field: input.field })}</p>
            )}
          </section>
        );
      })}
    </div>
  );
}
