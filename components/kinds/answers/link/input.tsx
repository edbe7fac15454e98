"use client";
/**
 * The candidate that a mention stands for: the chosen one with what is known of it, and a field that finds others. It
 * begins with the words of the mention, so that the first candidates stand there before anything is typed.
 */
import { useSyncExternalStore } from "react";
import { keepFocus, useLabelView, useShortcut } from "@/components/annotate/label-context";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { NIL } from "@/lib/candidates/candidate";
import type { CandidateIndex } from "@/lib/candidates/search-candidates";
import { useT } from "@/lib/client/i18n";
import { withInputWords } from "@/lib/client/words/input-words";
import { equalMentions, mentionOf } from "@/lib/editor/link-equal";
import type { EditorState } from "@/lib/editor/state";
import type { LinkControl } from "@/lib/kinds/answers/link/control";
import type { AnswerInputProps } from "../../answer-input";
import { CandidateSearch } from "./candidate-search";
import { type GivenList, useList } from "./use-list";

const EQUAL = "region.linkEqual";

const NEVER = () => () => undefined;

/** A piece of the open editor as it is now. */
function useEditorState<T>(select: (state: EditorState) => T, otherwise: T): T {
  const { editor } = useLabelView().actionContext(false);
  const read = () => (editor ? select(editor.getState()) : otherwise);
  return useSyncExternalStore(editor?.subscribe ?? NEVER, read, read);
}

function InputContent({ control, value, disabled, onChange }: AnswerInputProps<LinkControl>) {
  const { list, retry } = useList(control.list);
  const isOfRegion = control.per === "region";
  const mention = useEditorState((state) => (isOfRegion ? mentionOf(state) : ""), "");
  const selected = useEditorState((state) => (isOfRegion ? state.selection.join() : ""), "");
  const index = list.state === "ready" ? list.index : null;
  return (
    <div className="flex flex-col gap-1.5 px-2">
      {typeof value === "string" && (
        <Chosen {...{ id: value, index, disabled }} onRemove={() => onChange(null)} />
      )}
      <ListState {...{ list, retry }} />
      <CandidateSearch key={selected} {...{ control, index, value, disabled, mention }} onChoose={onChange} />
      {value !== undefined && isOfRegion && <LinkEqual control={control.id} disabled={disabled} />}
    </div>
  );
}

export const Input = withInputWords(InputContent);

type ChosenProps = { id: string; index: CandidateIndex | null; disabled: boolean; onRemove: () => void };

function Chosen({ id, index, disabled, onRemove }: ChosenProps) {
  const t = useT();
  const candidate = index?.byId(id);
  const name = id === NIL ? t("inputs.linkNil") : (candidate?.name ?? id);
  return (
    <div className="flex items-start gap-1 rounded-md bg-accent-weak py-1 ps-2">
      <p className="min-w-0 flex-1 break-words">
        <span translate="no" dir="auto" className="notranslate font-semibold">
          {name}
        </span>{" "}
        {candidate && (
          <span translate="no" className="notranslate text-muted text-xs">
            {id}
          </span>
        )}
        {candidate?.description && (
          <span dir="auto" className="block text-muted text-xs">
            {candidate.description}
          </span>
        )}
        {index && !candidate && id !== NIL && (
          <span className="block text-warn text-xs">{t("inputs.linkUnknown")}</span>
        )}
      </p>
      <button
        type="button"
        disabled={disabled}
        aria-label={`${t("app.remove")}: ${name}`}
        onClick={onRemove}
        className="grid size-6 flex-none place-items-center rounded-md hover:bg-surface-2"
      >
        <Icon name="close" size={12} />
      </button>
    </div>
  );
}

function ListState({ list, retry }: { list: GivenList; retry: () => void }) {
  const t = useT();
  if (list.state === "ready") return null;
  return (
    <p role="status" className="flex flex-wrap items-center gap-2 text-muted text-xs">
      {t(`inputs.linkList_${list.state}`)}
      {list.state === "failed" && (
        <Button size="small" onClick={retry}>
          {t("inputs.linkRetry")}
        </Button>
      )}
    </p>
  );
}

function LinkEqual({ control, disabled }: { control: string; disabled: boolean }) {
  const t = useT();
  const { run } = useLabelView();
  const shortcut = useShortcut(EQUAL);
  const count = useEditorState((state) => equalMentions(state, control).length, 0);
  if (count === 0) return null;
  return (
    <Button
      size="small"
      className="max-w-full flex-wrap self-start whitespace-normal! text-start"
      disabled={disabled}
      onMouseDown={keepFocus}
      onClick={() => run(EQUAL)}
      {...(shortcut !== undefined && { shortcut })}
    >
      {t("inputs.linkEqual", { count })}
    </Button>
  );
}
