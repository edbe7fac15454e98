"use client";
/** A combobox over a list of candidates (ARIA: the focus stays in the field, arrow keys move the active option). */
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { keepFocus } from "@/components/annotate/label-context";
import { classNames } from "@/components/ui/class-names";
import { inputClass } from "@/components/ui/input-class";
import { Kbd } from "@/components/ui/kbd";
import { type Candidate, NIL } from "@/lib/candidates/candidate";
import type { CandidateIndex } from "@/lib/candidates/search-candidates";
import { searchMention } from "@/lib/candidates/search-mention";
import { useT } from "@/lib/client/i18n";
import type { AnswerValue } from "@/lib/kinds/answer-value";
import type { LinkControl } from "@/lib/kinds/answers/link/control";
import { useGiveBackFocus } from "../../give-back-focus";

/** More would be scrolled through instead of searched. */
const SHOWN = 20;

type Props = {
  control: LinkControl;
  /** Null until the list is loaded. */
  index: CandidateIndex | null;
  value: AnswerValue | undefined;
  disabled: boolean;
  /** Looked for while nothing else is typed. */
  mention: string;
  onChoose: (id: string) => void;
};

export function CandidateSearch({ control, index, value, disabled, mention, onChoose }: Props) {
  const t = useT();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const [hasFocus, setHasFocus] = useState(false);
  const text = typed ?? (value === undefined ? mention : "");
  const { noteFocus, giveBack } = useGiveBackFocus();
  // Words of a text may be inflected, what is typed is meant.
  const isMention = typed === null && value === undefined;
  const found = useMemo(
    () => (index === null ? null : isMention ? searchMention(index, text, SHOWN) : index.search(text, SHOWN)),
    [index, text, isMention],
  );
  const options: (Candidate | null)[] = [...(found?.hits ?? []), ...(control.nil ? [null] : [])];
  const isOpen = !disabled && options.length > 0 && (value === undefined || (hasFocus && typed !== null));
  const active = isOpen ? Math.min(at, options.length - 1) : -1;
  const hasSearched = index !== null && text.trim() !== "";

  const choose = (option: Candidate | null) => {
    setTyped(null);
    setAt(0);
    onChoose(option?.id ?? NIL);
    giveBack(field.current);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const option = options[active];
    if (event.key === "ArrowDown" && isOpen) setAt((active + 1) % options.length);
    else if (event.key === "ArrowUp" && isOpen) setAt((active - 1 + options.length) % options.length);
    else if (event.key === "Enter" && event.shiftKey && control.nil) choose(null);
    else if (event.key === "Enter" && !event.shiftKey && isOpen && option !== undefined) choose(option);
    else if (event.key === "Enter" || (event.key === "Escape" && typed === null)) giveBack(field.current);
    else if (event.key === "Escape") {
      setTyped(null);
      setAt(0);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <input
        ref={field}
        type="text"
        role="combobox"
        className={inputClass}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        disabled={disabled}
        value={text}
        placeholder={t("inputs.linkSearch")}
        aria-label={`${control.name}: ${t("inputs.linkSearch")}`}
        aria-required={control.required ?? false}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-options`}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onFocus={(event) => {
          noteFocus(event);
          setHasFocus(true);
          event.currentTarget.select();
        }}
        onBlur={() => setHasFocus(false)}
        onKeyDown={onKeyDown}
      />
      <p
        role="status"
        className={hasSearched && isOpen && found?.hits.length === 0 ? "text-muted text-xs" : "sr-only"}
      >
        {hasSearched && isOpen && found ? t("inputs.linkFound", { count: found.hits.length }) : ""}
      </p>
      <div
        id={`${id}-options`}
        role="listbox"
        aria-label={control.name}
        hidden={!isOpen}
        className="max-h-[50dvh] overflow-y-auto"
      >
        {isOpen &&
          options.map((option, i) => (
            <Option
              key={option?.id ?? NIL}
              id={`${id}-${i}`}
              {...{ option }}
              isActive={i === active && hasFocus}
              isChosen={value === (option?.id ?? NIL)}
              onChoose={() => choose(option)}
            />
          ))}
      </div>
      {isOpen && found?.hasMore && <p className="text-muted text-xs">{t("inputs.linkMore")}</p>}
    </>
  );
}

type OptionProps = {
  id: string;
  /** Null for NIL. */
  option: Candidate | null;
  isActive: boolean;
  isChosen: boolean;
  onChoose: () => void;
};

/** The browser's own scrolling keeps the active one in sight. */
const inSight = (element: HTMLElement | null) => element?.scrollIntoView({ block: "nearest" });

function Option({ id, option, isActive, isChosen, onChoose }: OptionProps) {
  const t = useT();
  return (
    <div
      id={id}
      ref={isActive ? inSight : undefined}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      onMouseDown={keepFocus}
      onClick={onChoose}
      className={classNames(
        "min-h-7 cursor-pointer rounded-md px-1.5 py-0.5 leading-snug hover:bg-surface-2 pointer-coarse:min-h-10",
        // Below a long list it stays in sight.
        option === null && "sticky bottom-0 border-line border-t bg-surface",
        isActive && "bg-surface-2 shadow-[inset_2px_0_0_var(--accent)]",
        isChosen && "font-semibold",
      )}
    >
      {option === null ? (
        <span className="flex items-center justify-between gap-2 text-muted">
          {t("inputs.linkNil")} <Kbd>Shift+Enter</Kbd>
        </span>
      ) : (
        <>
          <span translate="no" dir="auto" className="notranslate break-words">
            {option.name} <span className="text-muted text-xs">{option.id}</span>
          </span>
          {(option.aliases.length > 0 || option.description !== "") && (
            <span dir="auto" className="line-clamp-2 text-muted text-xs">
              {option.description || option.aliases.join(" · ")}
            </span>
          )}
        </>
      )}
    </div>
  );
}
