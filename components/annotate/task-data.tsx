"use client";
/** The inputs of a task, one under another, images alone beside each other; a kind of input is shown by the component registered for it. */
import { Later } from "@/components/ui/later";
import { letterOf, placedInputs } from "@/lib/annotation/places";
import { useT } from "@/lib/client/i18n";
import type { EditorStore } from "@/lib/editor/store";
import { ArrangedData, isArranged } from "./arrangement";
import { IMAGE_SIZE, type ShowInput, type ShownTask } from "./input-view";
import { viewOfInput } from "./input-views";

export function TaskData({ editor, task }: { editor: EditorStore; task: ShownTask }) {
  const t = useT();
  const { schema, inputs, document } = editor.getState();
  const { places } = document;
  const several = schema.inputs.length > 1;
  const arranged = isArranged(schema);
  const show: ShowInput = (input, className) => {
    const View = viewOfInput(input.kind);
    // The name of a candidate could tell where it comes from.
    const name = letterOf(places, input.id) ?? input.id;
    const present = inputs[input.id] !== undefined;
    return (
      <section key={input.id} aria-label={name} className={`flex min-w-0 flex-col ${className}`}>
        {several && <h2 className="border-line border-b bg-surface px-4 py-1 text-muted">{name}</h2>}
        {present && View ? (
          <View editor={editor} input={input.id} name={name} image={task.images[input.field] ?? null} />
        ) : (
          <p className="p-6 text-muted">{t("label.inputMissing", { field: input.field })}</p>
        )}
      </section>
    );
  };
  const placed = placedInputs(schema, places);
  return (
    <div
      data-task
      className={`flex min-h-0 flex-1 flex-col overflow-auto ${several && !arranged ? "md:flex-row md:divide-x md:divide-line" : ""}`}
    >
      {arranged ? (
        <Later part={ArrangedData} props={{ schema, placed, task, show }} />
      ) : (
        // Images alone are looked at beside each other, where there is room.
        placed.map((input) => show(input, input.kind === "image" ? IMAGE_SIZE : "min-h-0 flex-1"))
      )}
    </div>
  );
}
