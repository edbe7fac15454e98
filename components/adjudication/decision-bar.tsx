"use client";
/** The item at hand: what differs, what each annotator says, and the ways to decide it. */
import type { CSSProperties, ReactNode } from "react";
import { keepFocus, labelColor, useLabelView, useShortcut } from "@/components/annotate/label-context";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import type { AdjudicationState } from "@/lib/client/adjudication/adjudication-state";
import { useT } from "@/lib/client/i18n";
import type { AdjudicationItem, ObjectItem } from "@/lib/contracts/adjudication";
import { canonicalJson } from "@/lib/core/canonical-json";
import type { EditorStore } from "@/lib/editor/store";
import { itemWords, labelWords, optionWords } from "./item-words";
import { MAX_KEYS, takeAction } from "./use-adjudication";

type Props = {
  editor: EditorStore;
  items: readonly AdjudicationItem[];
  state: AdjudicationState;
  /** Somebody has annotated the task. */
  isAnnotated: boolean;
  /** By letter. */
  names: ReadonlyMap<string, string>;
};

export function DecisionBar({ editor, items, state, isAnnotated, names }: Props) {
  const t = useT();
  const { current, place, asked, left } = state;
  const { schema, document } = editor.getState();
  const known = { t, schema, items, document };
  if (asked === 0 || !current)
    return (
      <p className="px-3.5 py-2 text-good">
        {t(
          !isAnnotated
            ? "adjudication.nobody"
            : items.length === 0
              ? "adjudication.none"
              : "adjudication.allDone",
        )}
      </p>
    );
  const status = state.statusOf(current.id);
  const proposed = proposedOf(current);
  return (
    <section aria-label={t("adjudication.items")} className="flex flex-col gap-1.5 px-3.5 py-2">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <span className="flex items-center">
          <Step action="adjudication.previous" icon="left" />
          <span className="num px-1 text-muted">{t("adjudication.place", { at: place + 1, of: asked })}</span>
          <Step action="adjudication.next" icon="right" />
        </span>
        <h2 className="min-w-0 text-base" dir="auto" aria-live="polite">
          {itemWords(current, known)}
        </h2>
        {state.isUndecidable(current.id) && status === "decided" && (
          <Chip>{t("adjudication.undecidable")}</Chip>
        )}
        {status === "decided" && (
          <span className="text-good">
            <Icon name="check" />
          </span>
        )}
        <span className="num ms-auto text-muted">
          {left === 0 ? t("adjudication.allDone") : t("adjudication.left", { count: left })}
        </span>
      </div>
      {status === "waits" ? (
        <p className="text-muted">{t("adjudication.waits")}</p>
      ) : (
        <div className="flex flex-wrap items-stretch gap-1.5">
          {optionWords(current, known).map(({ by, words }, at) => (
            <Choice
              key={by.join()}
              action={takeAction(at)}
              hasKey={at < MAX_KEYS}
              color={colorKey(current, at)}
              isProposed={status === "open" && proposed === at}
            >
              <span className="text-muted">{by.map((letter) => names.get(letter) ?? letter).join(", ")}</span>{" "}
              <span className="font-semibold" dir="auto">
                {words}
              </span>
            </Choice>
          ))}
          <Ways
            item={current}
            proposed={status === "open" ? proposed : null}
            schemaWords={(ids) => labelWords(schema, current.control, ids)}
          />
        </div>
      )}
      <p className="text-muted text-xs max-sm:hidden">
        {state.isDrawing
          ? t("adjudication.drawing")
          : current.kind === "object"
            ? t("adjudication.labelHint")
            : current.kind === "answer"
              ? t("adjudication.answerHint")
              : ""}
      </p>
    </section>
  );
}

const colorKey = (item: AdjudicationItem, at: number): [control: string, label: string | undefined] => {
  if (item.kind === "object") return [item.control, item.options[at]?.region.labels[0]];
  if (item.kind === "link") return [item.control, item.options[at]?.relation.label];
  const value = item.kind === "answer" ? item.options[at]?.value : undefined;
  return [item.control, typeof value === "string" ? value : undefined];
};

const formOf = ({ shape, labels }: Pick<ObjectItem["fused"], "shape" | "labels">) =>
  canonicalJson([shape, labels]);

/** What Enter decides: the place of an option, the form in the middle, or to leave it out; null where votes are equal. */
function proposedOf(item: AdjudicationItem): number | "middle" | "drop" | null {
  if (item.kind === "chains" || item.proposal === null) return null;
  if (item.kind === "answer") {
    const wanted = canonicalJson(item.proposal);
    const at = item.options.findIndex(({ value }) => canonicalJson(value) === wanted);
    return at < 0 ? null : at;
  }
  if (item.proposal === "drop") return "drop";
  if (item.kind === "link") return 0;
  const at = item.options.findIndex(({ region }) => formOf(region) === formOf(item.fused));
  return at < 0 ? "middle" : at;
}

/** The form in the middle is one of its own: no annotator has marked just that. */
function hasMiddle({ options, fused }: ObjectItem): boolean {
  return fused.labels.length > 0 && options.every(({ region }) => formOf(region) !== formOf(fused));
}

type WaysProps = {
  item: AdjudicationItem;
  proposed: ReturnType<typeof proposedOf>;
  schemaWords: (ids: readonly string[]) => string;
};

/** What can be decided beside taking what one annotator says. */
function Ways({ item, proposed, schemaWords }: WaysProps) {
  const t = useT();
  const undecidable = (
    <Choice action="adjudication.doubt" title={t("adjudication.undecidableHint")}>
      {t("adjudication.undecidable")}
    </Choice>
  );
  if (item.kind === "chains") return undecidable;
  const drop =
    item.kind === "answer"
      ? t("adjudication.openLeft")
      : t(item.kind === "object" ? "adjudication.drop" : "adjudication.dropRelation");
  const hasOpen = item.kind === "answer" && item.options.some(({ value }) => value === null);
  return (
    <>
      {item.kind === "object" && hasMiddle(item) && (
        <Choice
          action="adjudication.keep"
          color={[item.control, item.fused.labels[0]]}
          title={t("adjudication.middleHint")}
          isProposed={proposed === "middle"}
        >
          <span className="text-muted">{t("adjudication.middle")}</span>{" "}
          <span className="font-semibold" dir="auto">
            {schemaWords(item.fused.labels)}
          </span>
        </Choice>
      )}
      {!hasOpen && (
        <Choice action="adjudication.drop" isProposed={proposed === "drop"}>
          {drop}
        </Choice>
      )}
      {item.kind === "object" && (
        <>
          <Choice action="adjudication.edit">{t("adjudication.edit")}</Choice>
          <Choice action="adjudication.draw">{t("adjudication.draw")}</Choice>
        </>
      )}
      {undecidable}
    </>
  );
}

type ChoiceProps = {
  action: string;
  color?: [control: string, label: string | undefined];
  hasKey?: boolean;
  /** Enter decides so, too. */
  isProposed?: boolean;
  title?: string;
  children: ReactNode;
};

function Choice({ action, color, hasKey = true, isProposed = false, title, children }: ChoiceProps) {
  const { run, colors } = useLabelView();
  const shortcut = useShortcut(action);
  const enter = useShortcut("task.submit");
  const edge = color?.[1] === undefined ? undefined : labelColor(colors, color[0], color[1]);
  const style: CSSProperties =
    edge === undefined ? {} : { borderInlineStartColor: edge, borderInlineStartWidth: 4 };
  return (
    <button
      type="button"
      title={title}
      style={style}
      onMouseDown={keepFocus}
      onClick={() => run(action)}
      className={classNames(
        "inline-flex min-h-8 max-w-full items-center gap-1.5 rounded-md border px-2.5 py-1 text-start hover:bg-surface-2",
        isProposed ? "border-accent bg-accent-weak" : "border-line-strong bg-surface",
      )}
    >
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
      {hasKey && shortcut !== undefined && (
        <span className="max-sm:hidden">
          <Kbd>{shortcut}</Kbd>
        </span>
      )}
      {isProposed && enter !== undefined && <Kbd>{enter}</Kbd>}
    </button>
  );
}

function Step({
  action,
  icon,
}: {
  action: "adjudication.previous" | "adjudication.next";
  icon: "left" | "right";
}) {
  const t = useT();
  const { run } = useLabelView();
  const shortcut = useShortcut(action);
  const name = t(action);
  return (
    <Button
      variant="quiet"
      size="small"
      aria-label={name}
      title={shortcut === undefined ? name : `${name} (${shortcut})`}
      onMouseDown={keepFocus}
      onClick={() => run(action)}
    >
      <Icon name={icon} />
    </Button>
  );
}
