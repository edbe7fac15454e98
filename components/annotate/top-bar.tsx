"use client";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Chip, type Tone } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import { Progress } from "@/components/ui/progress";
import { useT } from "@/lib/client/i18n";
import type { SaveState, SessionState } from "@/lib/client/session/session-state";
import type { LabelTask } from "@/lib/contracts/labeling";
import type { LabelSchema } from "@/lib/labels/schema";
import { keepFocus, useLabelView, useShortcut } from "./label-context";

type Props = { state: SessionState; onOpenPanels: (() => void) | undefined };

export function TopBar({ state, onOpenPanels }: Props) {
  const t = useT();
  const { session, run } = useLabelView();
  const { mine, left, mineToday } = state.progress;
  const known = state.task && knownAs(state.task, session.schema);
  return (
    <header className="flex min-h-11 flex-none items-center gap-3 border-line border-b bg-surface px-3.5 max-sm:gap-2 max-sm:px-2">
      <Link
        href={`/projects/${session.project.id}`}
        className="min-w-0 truncate font-semibold hover:underline"
        dir="auto"
      >
        {session.project.name}
      </Link>
      {state.task && (
        <h1 className="num font-normal text-base whitespace-nowrap">
          {t("label.taskNumber", { number: state.task.seq })}
        </h1>
      )}
      {known && (
        <span className="hidden min-w-0 md:block">
          <Chip className="max-w-72 overflow-hidden" title={known}>
            <span className="truncate" dir="auto">
              {known}
            </span>
          </Chip>
        </span>
      )}
      {state.origin === "history" && state.task && <Chip tone="accent">{t("label.ownWork")}</Chip>}
      {state.task?.questions.some((question) => question.status === "open") && (
        <Chip tone="warn">{t("label.questionWaiting")}</Chip>
      )}
      <div className="ms-auto flex flex-none items-center gap-3 max-sm:gap-1.5">
        <div className="hidden w-35 md:block">
          <Progress value={mine} max={mine + left} label={t("label.progress")} />
        </div>
        <span className="num hidden text-muted whitespace-nowrap sm:inline">
          {t("label.progressMine", { done: mine, total: mine + left, count: mineToday })}
        </span>
        <SaveChip save={state.save} />
        {state.offlineBatch.count === 0 && <KeepOfflineButton busy={state.offlineBatch.busy} />}
        <Button
          variant="quiet"
          onMouseDown={keepFocus}
          onClick={() => run("palette.open")}
          shortcut={useShortcut("palette.open") ?? ""}
          className="max-md:hidden"
        >
          {t("common.commands")}
        </Button>
        {onOpenPanels && (
          <Button variant="quiet" onClick={onOpenPanels} aria-label={t("label.openPanels")}>
            <Icon name="menu" />
          </Button>
        )}
      </div>
    </header>
  );
}

/** The task's name besides its number: its id, or the file of its image, with the image's size. */
function knownAs({ externalId, data, images }: LabelTask, { inputs }: LabelSchema): string {
  const field = inputs.find(({ kind }) => kind === "image")?.field;
  const image = field === undefined ? undefined : images[field];
  const path = field === undefined ? undefined : data[field];
  const file = typeof path === "string" ? path.split("/").at(-1) : undefined;
  const size = image && `${image.widthPx}×${image.heightPx}`;
  return [externalId ?? file, size].filter(Boolean).join(" · ");
}

function KeepOfflineButton({ busy }: { busy: boolean }) {
  const t = useT();
  const { run } = useLabelView();
  const shortcut = useShortcut("task.takeAlong");
  const label = t("label.keepOffline");
  return (
    <Button
      variant="quiet"
      busy={busy}
      aria-label={label}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      onMouseDown={keepFocus}
      onClick={() => run("task.takeAlong")}
    >
      <Icon name="download" />
    </Button>
  );
}

const TONES: Record<SaveState["kind"], Tone> = {
  saved: "good",
  saving: "neutral",
  device: "accent",
  held: "warn",
  offline: "warn",
  unkept: "bad",
  signIn: "warn",
  conflict: "bad",
  refused: "bad",
};
const TEXTS = {
  saved: "label.saveSaved",
  saving: "label.saveSaving",
  device: "label.saveDevice",
  held: "label.saveHeld",
  unkept: "label.saveUnkept",
  signIn: "label.saveSignIn",
  conflict: "label.saveConflict",
  refused: "label.saveRefused",
} as const;

export function SaveChip({ save }: { save: SaveState }) {
  const t = useT();
  const { kind, waiting } = save;
  const text =
    kind === "offline"
      ? waiting > 0
        ? t("label.saveOfflineWaiting", { count: waiting })
        : t("label.saveOffline")
      : t(TEXTS[kind]);
  // Only states the annotator has to know about interrupt; "saving" and "saved" would chatter.
  const calm = kind === "saved" || kind === "saving" || kind === "device";
  return (
    <span role="status" aria-live={calm ? "off" : "polite"} data-save={kind} data-waiting={waiting}>
      <Chip tone={TONES[kind]} title={text}>
        <span aria-hidden>{kind === "saved" ? "●" : kind === "saving" ? "○" : "◐"}</span>
        {/* On a narrow screen the buttons beside it need the place. */}
        <span className="max-sm:sr-only">{text}</span>
      </Chip>
    </span>
  );
}
