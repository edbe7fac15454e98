"use client";
/** Labeling in bulk: the list of tasks, the answers for those chosen, and the guideline's rules, by keyboard alone if wanted. */
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { LabelViewProvider, type RenderedGuideline } from "@/components/annotate/label-context";
import { useShortcuts } from "@/components/annotate/use-shortcuts";
import { viewOf } from "@/components/annotate/view-of";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/card";
import { importLater, Later } from "@/components/ui/later";
import type { BulkController } from "@/lib/client/bulk/bulk-controller";
import { useT } from "@/lib/client/i18n";
import { projectSyncOf } from "@/lib/client/session/session-state";
import type { LabelSession } from "@/lib/contracts/label-session";
import type { ActionContext } from "@/lib/editor/actions/action";
import { bulkActions } from "./bulk-actions";
import { BulkBanners } from "./bulk-banners";
import { BulkFoot } from "./bulk-foot";
import { BulkHead } from "./bulk-head";
import { BulkList } from "./bulk-list";
import { BulkPanel } from "./bulk-panel";
import { useBulkController } from "./use-bulk-controller";

type Parts = typeof import("@/components/annotate/later-parts");
const later = <K extends keyof Parts>(name: K) =>
  importLater(() => import("@/components/annotate/later-parts").then((loaded) => loaded[name]));
const NoticeToast = later("NoticeToast");
const SkipDialog = later("SkipDialog");
const HelpDialog = later("HelpDialog");
const CommandPalette = later("CommandPalette");
const SignInDialog = later("SignInDialog");
const signing = importLater(() => import("@/lib/client/sign-in"));

const FILTER_ID = "bulk-filter";

type Props = { session: LabelSession; renderedGuideline: RenderedGuideline | null };

export default function BulkView({ session, renderedGuideline }: Props) {
  const t = useT();
  const { controller, hasFailed } = useBulkController(session);
  if (hasFailed)
    return (
      <div role="alert">
        <EmptyState
          title={t("app.failed")}
          action={<Button onClick={() => window.location.reload()}>{t("common.retry")}</Button>}
        />
      </div>
    );
  if (!controller) return <EmptyState title={t("common.loading")} />;
  return <Loaded {...{ controller, session, renderedGuideline }} />;
}

type DialogName = "skip" | "help" | "palette" | null;

function Loaded({ controller, session, renderedGuideline }: Props & { controller: BulkController }) {
  const t = useT();
  const state = useSyncExternalStore(
    controller.list.subscribe,
    controller.list.getState,
    controller.list.getState,
  );
  const [dialog, setDialog] = useState<DialogName>(null);
  const [tab, setTab] = useState("answers");
  const [message, setMessage] = useState("");
  const view = useMemo(() => {
    const actionContext = (repeat: boolean): ActionContext => ({
      editor: null,
      repeat,
      session: {
        submit: () => controller.submit(),
        previous: () => undefined,
        next: () => undefined,
        newest: () => undefined,
        toggleOfflineBatch: () => undefined,
        hasPrevious: () => false,
        hasNext: () => false,
        isEarlier: () => false,
        isAnswering: () => true,
      },
      view: {
        openSkip: () => setDialog("skip"),
        openAsk: () => undefined,
        openHelp: () => setDialog("help"),
        openPalette: () => setDialog("palette"),
        findRule: () => undefined,
        switchFocus: () => undefined,
        toggle: () => undefined,
      },
    });
    return viewOf({
      session,
      projectSync: projectSyncOf(session),
      renderedGuideline,
      actions: bulkActions(session.schema, controller, {
        focusFilter: () => document.getElementById(FILTER_ID)?.focus(),
      }),
      actionContext,
      announce: setMessage,
    });
  }, [session, renderedGuideline, controller]);
  useShortcuts(view, dialog !== null || state.signIn);
  useEffect(() => {
    // Keys of labels work at once; the list is what Tab goes on from.
    document.getElementById("content")?.focus({ preventScroll: true });
  }, []);
  const close = () => setDialog(null);
  return (
    <LabelViewProvider value={view}>
      <div className="-mx-4 -my-4 md:-mx-6 flex h-[calc(100dvh-44px)] min-h-100 flex-col">
        <BulkHead controller={controller} state={state} filterId={FILTER_ID} />
        <BulkBanners controller={controller} state={state} />
        <div className="flex min-h-0 flex-1 max-lg:flex-col">
          <BulkList controller={controller} state={state} />
          <BulkPanel controller={controller} state={state} tab={tab} onTab={setTab} />
        </div>
        <BulkFoot state={state} />
      </div>
      {dialog === "skip" && (
        <Later
          part={SkipDialog}
          props={{
            onClose: close,
            onSkip: (reason, note) => controller.skip(reason, note),
            title: t("bulk.skipTitle", { count: controller.list.targets().length }),
          }}
          onFailure={close}
        />
      )}
      {dialog === "help" && <Later part={HelpDialog} props={{ onClose: close }} onFailure={close} />}
      <Later part={CommandPalette} props={{ open: dialog === "palette", onClose: close }} />
      {state.notice && <Later part={NoticeToast} props={{ notice: state.notice, announce: setMessage }} />}
      {state.signIn && (
        <Later
          part={SignInDialog}
          props={{
            email: session.user.email,
            waiting: state.save.waiting,
            signIn: async (email: string, password: string) => {
              const { signIn } = await signing.ahead();
              await signIn(t, email, password);
            },
            onSignedIn: () => void controller.signedIn(),
          }}
        />
      )}
      <div aria-live="polite" role="status" className="sr-only">
        {message}
      </div>
    </LabelViewProvider>
  );
}
