"use client";
/**
 * A tree of labels: annotators open and close it, search it by any part of a path, and move in it by the arrow keys of
 * the ARIA tree pattern. The chosen labels stand above it with their whole paths.
 */
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { labelColor, useLabelView, useShortcut } from "@/components/annotate/label-context";
import { Swatch } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { useT } from "@/lib/client/i18n";
import { withInputWords } from "@/lib/client/words/input-words";
import { labelActionId } from "@/lib/editor/actions";
import { taxonomy } from "@/lib/kinds/answers/taxonomy";
import type { TaxonomyControl } from "@/lib/kinds/answers/taxonomy/control";
import { toggleLabel } from "@/lib/kinds/toggle-label";
import { labelSearch } from "@/lib/labels/search-labels";
import { pathName, pathsOf, subtree, treeRows } from "@/lib/labels/tree";
import type { AnswerInputProps } from "../../answer-input";
import { LabelSearch } from "../../label-search";

/** A tree of no more labels is open from the start. */
const OPEN_UP_TO = 30;

function InputContent({ control, value, disabled, onChange }: AnswerInputProps<TaxonomyControl>) {
  const t = useT();
  const { colors } = useLabelView();
  const { labels, multiple = false } = control;
  const tree = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState("");
  const chosen = [value ?? []].flat().map(String);
  const paths = useMemo(() => pathsOf(labels), [labels]);
  const [open, setOpen] = useState<ReadonlySet<string>>(() =>
    labels.length <= OPEN_UP_TO
      ? new Set(labels.map((label) => label.id))
      : new Set(chosen.flatMap((one) => paths(one).map((label) => label.id))),
  );
  const [at, setAt] = useState<string | null>(null);
  const rows = useMemo(() => treeRows(labels, (label) => open.has(label)), [labels, open]);
  const canChoose = useMemo(() => taxonomy.choosable?.(control) ?? (() => true), [control]);
  const find = useMemo(() => labelSearch(labels, canChoose), [labels, canChoose]);
  const found = useMemo(() => find(search), [find, search]);
  const current = rows.some(({ label }) => label.id === at) ? at : (rows[0]?.label.id ?? null);

  const toggle = (label: string, on = !open.has(label)) => {
    const next = new Set(open);
    if (on) next.add(label);
    else for (const below of subtree(labels, label)) next.delete(below);
    setOpen(next);
  };
  const choose = (label: string) => {
    if (disabled) return;
    if (!canChoose(label)) toggle(label);
    else onChange(taxonomy.choose?.(value, label, control) ?? null);
  };
  const goTo = (label: string | undefined) => {
    if (label === undefined) return;
    setAt(label);
    tree.current?.querySelector<HTMLElement>(`[data-label="${CSS.escape(label)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || current === null) return;
    const i = rows.findIndex(({ label }) => label.id === current);
    const row = rows[i];
    const parent = paths(current).at(-2)?.id;
    const isOpen = open.has(current);
    const openOrEnter = () => {
      if (!row?.hasChildren) return;
      if (isOpen) goTo(rows[i + 1]?.label.id);
      else toggle(current, true);
    };
    const closeOrLeave = () => (row?.hasChildren && isOpen ? toggle(current, false) : goTo(parent));
    const moves = new Map<string, () => void>([
      ["ArrowDown", () => goTo(rows[i + 1]?.label.id)],
      ["ArrowUp", () => goTo(rows[i - 1]?.label.id)],
      ["Home", () => goTo(rows[0]?.label.id)],
      ["End", () => goTo(rows.at(-1)?.label.id)],
      ["ArrowRight", openOrEnter],
      ["ArrowLeft", closeOrLeave],
      [" ", () => choose(current)],
    ]);
    const move = moves.get(event.key);
    if (!move) return;
    event.preventDefault();
    move();
  };

  return (
    <div className="flex flex-col gap-1.5 px-2">
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-1">
          {chosen.map((label) => (
            <li
              key={label}
              className="inline-flex min-h-6 max-w-full items-center gap-1 rounded-md bg-accent-weak ps-2"
            >
              <span
                translate="no"
                dir="auto"
                className="notranslate min-w-0 break-words font-semibold text-sm"
              >
                {pathName(paths(label)) || label}
              </span>
              <button
                type="button"
                disabled={disabled}
                aria-label={`${t("app.remove")}: ${pathName(paths(label)) || label}`}
                onClick={() => onChange(toggleLabel(value, label, control))}
                className="grid size-6 flex-none place-items-center rounded-md hover:bg-surface-2"
              >
                <Icon name="close" size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <LabelSearch
        {...{ control, text: search, found, chosen, multiple, disabled }}
        onText={setSearch}
        nameOf={(label) => pathName(paths(label).slice(0, -1))}
        onChoose={choose}
      >
        {(id) => (
          <div
            ref={tree}
            id={id}
            role="tree"
            aria-label={control.name}
            aria-multiselectable={multiple}
            onKeyDown={onKeyDown}
            className="max-h-[60dvh] overflow-y-auto"
          >
            {rows.map(({ label, depth, hasChildren }) => {
              const on = chosen.includes(label.id);
              return (
                <div
                  key={label.id}
                  role="treeitem"
                  data-label={label.id}
                  aria-level={depth + 1}
                  aria-expanded={hasChildren ? open.has(label.id) : undefined}
                  aria-selected={on}
                  aria-disabled={disabled || undefined}
                  aria-description={label.description}
                  tabIndex={label.id === current ? 0 : -1}
                  onFocus={() => setAt(label.id)}
                  onClick={() => choose(label.id)}
                  style={{ paddingInlineStart: `${depth * 16}px` }}
                  className={classNames(
                    "flex min-h-7 cursor-pointer items-center gap-1 rounded-md pe-2 [contain-intrinsic-block-size:auto_28px] [content-visibility:auto] hover:bg-surface-2 pointer-coarse:min-h-10",
                    on && "bg-accent-weak font-semibold shadow-[inset_2px_0_0_var(--accent)]",
                  )}
                >
                  {hasChildren ? (
                    <button
                      type="button"
                      tabIndex={-1}
                      aria-label={t(open.has(label.id) ? "inputs.treeClose" : "inputs.treeOpen", {
                        name: label.name,
                      })}
                      onClick={(event) => {
                        event.stopPropagation();
                        toggle(label.id);
                      }}
                      className="grid size-6 flex-none place-items-center text-muted pointer-coarse:size-10"
                    >
                      <span className={classNames("transition-transform", open.has(label.id) && "rotate-90")}>
                        <Icon name="right" size={12} />
                      </span>
                    </button>
                  ) : (
                    <span className="w-6 flex-none pointer-coarse:w-10" />
                  )}
                  {canChoose(label.id) && <Swatch color={labelColor(colors, control.id, label.id)} />}
                  <span
                    translate="no"
                    dir="auto"
                    className={classNames(
                      "notranslate min-w-0 flex-1 break-words leading-snug",
                      !canChoose(label.id) && "text-muted",
                    )}
                  >
                    {label.name}
                  </span>
                  {on && <Icon name="check" size={14} />}
                  <Key action={labelActionId(control.id, label.id)} />
                </div>
              );
            })}
          </div>
        )}
      </LabelSearch>
    </div>
  );
}

export const Input = withInputWords(InputContent);

function Key({ action }: { action: string }) {
  const shortcut = useShortcut(action);
  return shortcut === undefined ? null : <Kbd>{shortcut}</Kbd>;
}
