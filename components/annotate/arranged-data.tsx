"use client";
/**
 * The inputs of a task among what stands around them: values of its data above, tasks of its group before and after; texts that
 * are compared, and columns, beside each other where there is room.
 */
import type { LabelTask } from "@/lib/contracts/labeling";
import { comparedInputs } from "@/lib/labels/compared-inputs";
import type { Input, LabelSchema } from "@/lib/labels/schema";
import { LaterContext } from "./context-values";
import { InputColumns } from "./input-columns";
import { IMAGE_SIZE, type ShowInput, type ShownTask } from "./input-view";
import { LaterNeighbours } from "./neighbours";

/** Texts that stand beside each other, by id: those that a question compares. */
const comparedTexts = (schema: LabelSchema): Set<string> => {
  const compared = comparedInputs(schema);
  return new Set(schema.inputs.flatMap(({ id, kind }) => (kind === "text" && compared.has(id) ? [id] : [])));
};

/** Inputs one after the other that are compared are one row. */
function rowsOf(inputs: readonly Input[], compared: ReadonlySet<string>): Input[][] {
  const rows: Input[][] = [];
  for (const input of inputs) {
    const last = rows.at(-1);
    if (last?.[0] && compared.has(last[0].id) && compared.has(input.id)) last.push(input);
    else rows.push([input]);
  }
  return rows;
}

type Props = { schema: LabelSchema; placed: readonly Input[]; task: ShownTask; show: ShowInput };

export function ArrangedData({ schema, placed, task, show }: Props) {
  const { before = [], after = [] }: Partial<NonNullable<LabelTask["neighbours"]>> = task.neighbours ?? {};
  return (
    <>
      {schema.context && (
        <LaterContext schema={schema} data={task.data} className="border-line border-b px-4 sm:px-10" />
      )}
      {before.length > 0 && <LaterNeighbours side="before" tasks={before} />}
      {schema.layout ? (
        <InputColumns inputs={placed} show={show} />
      ) : (
        <InputRows schema={schema} placed={placed} show={show} />
      )}
      {after.length > 0 && <LaterNeighbours side="after" tasks={after} />}
    </>
  );
}

function InputRows({ schema, placed, show }: Omit<Props, "task">) {
  const hasImage = placed.some(({ kind }) => kind === "image");
  // On a phone a long text beside an image scrolls by itself, so that the image stays on the screen.
  const besideImage = hasImage ? "flex-none max-sm:max-h-32" : "flex-none";
  // A text alone scrolls by itself, below what stands above it; neighbours scroll with it.
  const isAlone = placed.length === 1 && schema.neighbours === undefined;
  return rowsOf(placed, comparedTexts(schema)).map((row) => {
    const [input] = row;
    if (!input) return null;
    if (row.length > 1)
      return (
        <div key={input.id} className="flex flex-none flex-col md:flex-row md:divide-x md:divide-line">
          {row.map((one) => show(one, "flex-1 basis-0"))}
        </div>
      );
    if (input.kind === "image") return show(input, IMAGE_SIZE);
    return show(input, isAlone ? "min-h-[35dvh] flex-1" : besideImage);
  });
}
