"use client";
/** The inputs of a task, one under another; images alone and texts that are compared stand side by side; a kind of input is shown by the component registered for it. */
import { letterOf, placedInputs } from "@/lib/annotation/places";
import { useT } from "@/lib/client/i18n";
import type { LabelTask } from "@/lib/contracts/labeling";
import type { EditorStore } from "@/lib/editor/store";
import { answerKind } from "@/lib/kinds";
import { type Input, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import { viewOfInput } from "./input-views";

/** Ids of the texts that a question compares: they stand beside each other, where there is room. */
const comparedTexts = ({ controls, inputs }: LabelSchema): Set<string> => {
  const compared = controls
    .filter(isAnswerControl)
    .flatMap((control) => answerKind(control.kind).compared?.(control) ?? []);
  return new Set(compared.filter((id) => inputs.find((input) => input.id === id)?.kind === "text"));
};

/** Neighbours that are compared are one row. */
function rowsOf(inputs: readonly Input[], compared: ReadonlySet<string>): Input[][] {
  const rows: Input[][] = [];
  for (const input of inputs) {
    const last = rows.at(-1);
    if (last?.[0] && compared.has(last[0].id) && compared.has(input.id)) last.push(input);
    else rows.push([input]);
  }
  return rows;
}

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
  const part = (input: Input, className: string) => {
    const View = viewOfInput(input.kind);
    // The name of a candidate could tell where it comes from.
    const name = letterOf(places, input.id) ?? input.id;
    const present = inputs[input.id] !== undefined;
    return (
      <section key={input.id} aria-label={name} className={`flex min-w-0 flex-col ${className}`}>
        {several && <h2 className="border-line border-b bg-surface px-4 py-1 text-muted">{name}</h2>}
        {present && View ? (
          <View editor={editor} input={input.id} image={images[input.field] ?? null} />
        ) : (
          <p className="p-6 text-muted">{t("label.inputMissing", { field: input.field })}</p>
        )}
      </section>
    );
  };
  const rows = rowsOf(placedInputs(schema, places), comparedTexts(schema));
  return (
    <div
      className={`flex min-h-0 flex-1 flex-col overflow-auto ${isBeside ? "md:flex-row md:divide-x md:divide-line" : ""}`}
    >
      {rows.map((row) => {
        const [input] = row;
        if (!input) return null;
        if (row.length > 1)
          return (
            <div key={input.id} className="flex flex-none flex-col md:flex-row md:divide-x md:divide-line">
              {row.map((one) => part(one, "flex-1 basis-0"))}
            </div>
          );
        if (input.kind === "image") return part(input, "min-h-80 flex-1 max-sm:min-h-60");
        return part(input, several ? besideImage : "min-h-0 flex-1");
      })}
    </div>
  );
}
