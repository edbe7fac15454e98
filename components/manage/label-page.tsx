"use client";
import dynamic from "next/dynamic";
import type { RenderedGuideline } from "@/components/annotate/label-context";
import { useT } from "@/lib/client/i18n";
import { signIn } from "@/lib/client/sign-in";
import type { LabelSession } from "@/lib/contracts/label-session";

// The canvas exists only in a browser.
const LabelView = dynamic(() => import("@/components/annotate/label-view"), { ssr: false });

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
      signIn={(email, password) => signIn(t, email, password)}
      {...(initialTaskId === undefined ? {} : { initialTaskId })}
    />
  );
}
