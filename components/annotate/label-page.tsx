"use client";
import dynamic from "next/dynamic";
import type { RenderedGuideline } from "@/components/annotate/label-context";
import { importLater } from "@/components/ui/later";
import { useT } from "@/lib/client/i18n";
import type { LabelSession } from "@/lib/contracts/label-session";

// The canvas exists only in a browser.
const LabelView = dynamic(() => import("@/components/annotate/label-view"), { ssr: false });

const signing = importLater(() => import("@/lib/client/sign-in"));

export function LabelPage({
  session,
  renderedGuideline,
  build,
  initialTaskId,
}: {
  session: LabelSession;
  renderedGuideline: RenderedGuideline | null;
  build: string;
  initialTaskId: string | undefined;
}) {
  const t = useT();
  return (
    <LabelView
      session={session}
      renderedGuideline={renderedGuideline}
      build={build}
      signIn={async (email, password) => {
        const { signIn } = await signing.ahead();
        await signIn(t, email, password);
      }}
      {...(initialTaskId === undefined ? {} : { initialTaskId })}
    />
  );
}
