"use client";
/** The input of one question, about the task or about the selected regions, tied to the open editor. */
import { ControlInput } from "@/components/kinds/control-input";
import type { Region } from "@/lib/annotation/document";
import { setAnswer } from "@/lib/editor/commands";
import { setAttribute } from "@/lib/editor/edit";
import { isEditable } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import type { AnswerControl } from "@/lib/labels/schema";
import { useEditor } from "../label-context";

type Props = {
  editor: EditorStore;
  control: AnswerControl;
  /** The selected regions; left out for questions about the task. */
  regions?: readonly Region[];
  /** Their answers differ, so none is shown. */
  isMixed?: boolean;
};

export function AnswerField({ editor, control, regions, isMixed }: Props) {
  const { id } = control;
  const region = regions?.[0]?.id;
  const key = `${id} ${region ?? ""}`;
  const answer = useEditor(editor, (state) => state.document.answers[id]);
  const places = useEditor(editor, (state) => state.document.places);
  const unfit = useEditor(editor, (state) => state.unfit.get(key));
  const isOff = useEditor(editor, (state) =>
    regions ? !regions.some((one) => isEditable(state, one.id)) : state.readOnly,
  );
  return (
    <ControlInput
      control={control}
      value={regions ? (isMixed ? undefined : regions[0]?.attributes?.[id]) : answer}
      disabled={isOff}
      places={places}
      textOf={(input) => {
        const content = editor.getState().inputs[input];
        return content?.kind === "text" ? content.text : undefined;
      }}
      unfit={unfit}
      onUnfit={(text, problem) => editor.setUnfit(key, { control: id, region, text, problem })}
      onChange={(value, repeat = false) => {
        editor.setUnfit(key, null);
        const commands = regions ? setAttribute(editor.getState(), id, value) : [setAnswer(id, value)];
        editor.dispatch(commands, { merge: key, repeat });
      }}
    />
  );
}
