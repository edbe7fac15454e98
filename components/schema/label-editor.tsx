"use client";
import { useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useT } from "@/lib/client/i18n";
import { answerKind } from "@/lib/kinds";
import { addedBelow, inTreeOrder, movedLabel, placedBelow, withoutBranch } from "@/lib/labels/arrange-labels";
import type { HeldKeys } from "@/lib/labels/change-ids";
import { colorRepeats, labelColor } from "@/lib/labels/color";
import { hotkeyTarget } from "@/lib/labels/hotkeys";
import { withPasted } from "@/lib/labels/pasted-labels";
import { isAnswerControl, type Label, type LabeledControl } from "@/lib/labels/schema";
import { childrenOf, pathsOf, withoutNode } from "@/lib/labels/tree";
import { type LabelPart, LabelRow, type RowPart } from "./label-row";
import { RemoveBranchDialog } from "./remove-branch-dialog";
import type { ShownIssue } from "./schema-draft";
import { compact, newLabel } from "./schema-draft";

type Props = {
  control: LabeledControl;
  /** Of the whole schema by `control/label`, as annotators will see them. */
  colors: ReadonlyMap<string, string>;
  keys: ReadonlyMap<string, string>;
  issues: ShownIssue[];
  held: HeldKeys;
  onChange: (labels: Label[]) => void;
  /** Names and ids may be referred to elsewhere in the schema. */
  onRename: (label: number, name: string) => void;
  onId: (label: number, id: string) => void;
};

/** Gives the focus to a part of a row as soon as the labels that were changed are shown. */
function useNextFocus() {
  const next = useRef<{ id: string; part: RowPart } | null>(null);
  return {
    focusNext: (id: string, part: RowPart) => {
      next.current = { id, part };
    },
    focusOf: (id: string) => (part: RowPart) => (element: HTMLElement | null) => {
      if (!element || next.current?.id !== id || next.current.part !== part) return;
      next.current = null;
      element.focus();
    },
  };
}

/** So many rows are shown at once. */
const ROWS = 300;

/** The labels of one control as a table: a row each, edited in place, a tree in the order it is read. */
export function LabelEditor(props: Props) {
  const { control, colors, keys, issues, held, onChange } = props;
  const t = useT();
  const { labels } = control;
  const hasTree = isAnswerControl(control) && answerKind(control.kind).hasTree === true;
  const pathOf = useMemo(() => pathsOf(labels), [labels]);
  const rows = useMemo(() => {
    const places = new Map(labels.map((label, i) => [label, i]));
    return (hasTree ? inTreeOrder(labels) : labels).map((label) => ({ label, at: places.get(label) ?? 0 }));
  }, [labels, hasTree]);
  const repeats = colorRepeats(colors);
  const [shown, setShown] = useState(ROWS);
  const [removing, setRemoving] = useState<string | null>(null);
  const { focusNext, focusOf } = useNextFocus();
  const set = (at: number, part: LabelPart) =>
    onChange(
      labels.map((label, i) =>
        i === at ? ({ ...compact({ ...label, ...part }), name: part.name ?? label.name } as Label) : label,
      ),
    );
  const add = (parent?: string) => {
    const label: Label = { ...newLabel(control, "", held), ...(parent === undefined ? {} : { parent }) };
    focusNext(label.id, "name");
    setShown(Math.max(shown, labels.length + 1));
    onChange(hasTree ? addedBelow(labels, [label]) : [...labels, label]);
  };
  const remove = (id: string) =>
    hasTree && childrenOf(labels).has(id) ? setRemoving(id) : onChange(withoutNode(labels, id));
  const finishRemoving = (left: Label[]) => {
    setRemoving(null);
    onChange(left);
  };
  const problem = issues.find((issue) => issue.path === "labels")?.text;
  return (
    <div className="overflow-x-auto">
      <table className="table min-w-140">
        <thead>
          <tr>
            <th scope="col">{t("settings.labelColor")}</th>
            <th scope="col">{`${t("settings.labelName")}, ${t("settings.controlId")}`}</th>
            {hasTree && <th scope="col">{t("settings.labelParent")}</th>}
            <th scope="col">{t("settings.labelKey")}</th>
            <th scope="col" className="whitespace-normal!">
              {t("settings.labelHelp")}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map(({ label, at }, i) => {
            const target = hotkeyTarget(control.id, label.id);
            return (
              <LabelRow
                // By place: the id changes while the name is typed.
                key={i}
                {...{ label, labels, pathOf, hasTree }}
                place={i + 1}
                isHeld={held.has(`${control.id}/${label.id}`)}
                color={colors.get(target) ?? labelColor(label, at)}
                repeat={repeats.get(target) ?? 0}
                autoKey={keys.get(target)}
                issues={issues
                  .filter((issue) => issue.path.startsWith(`labels.${at}.`))
                  .map((issue) => ({ ...issue, path: issue.path.slice(`labels.${at}.`.length) }))}
                focus={focusOf(label.id)}
                onSet={(part) => set(at, part)}
                onRename={(name) => props.onRename(at, name)}
                onId={(id) => props.onId(at, id)}
                onParent={(parent) => onChange(placedBelow(labels, label.id, parent))}
                onPaste={(text) => onChange(withPasted(control, text, { at: label.id, hasTree, held }))}
                onAddBelow={() => add(label.id)}
                onMove={(by) => {
                  focusNext(label.id, by < 0 ? "up" : "down");
                  onChange(movedLabel(labels, label.id, by));
                }}
                onRemove={() => remove(label.id)}
              />
            );
          })}
        </tbody>
      </table>
      {problem && (
        <p role="alert" className="text-bad text-xs">
          {problem}
        </p>
      )}
      <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1">
        {rows.length > shown && (
          <Button size="small" variant="quiet" onClick={() => setShown(shown + ROWS)}>
            {t("settings.moreLabels", { count: rows.length - shown })}
          </Button>
        )}
        <Button size="small" onClick={() => add()}>
          {t("settings.addLabel")}
        </Button>
        <span className="text-muted text-xs">
          {t(hasTree ? "settings.pasteTreeHint" : "settings.pasteHint")}
        </span>
      </div>
      <RemoveBranchDialog
        labels={labels}
        label={labels.find(({ id }) => id === removing)}
        onBranch={() => finishRemoving(withoutBranch(labels, removing ?? ""))}
        onLabel={() => finishRemoving(inTreeOrder(withoutNode(labels, removing ?? "")))}
        onClose={() => setRemoving(null)}
      />
    </div>
  );
}
