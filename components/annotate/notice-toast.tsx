"use client";
/** Tells each notice of the label session once. */
import { useEffect, useRef } from "react";
import { useToast } from "@/components/ui/toast";
import { useT } from "@/lib/client/i18n";
import type { Notice } from "@/lib/client/session/session-state";
import { useTellLater } from "@/lib/client/use-tell";

type Props = { notice: Notice; announce: (text: string) => void };

export function NoticeToast({ notice, announce }: Props) {
  const t = useT();
  const tellLater = useTellLater();
  const toast = useToast();
  const shown = useRef(0);
  useEffect(() => {
    if (notice.id <= shown.current) return;
    shown.current = notice.id;
    const { key, params, tone, detail } = notice;
    const say = (text: string) => {
      toast(text, { tone });
      announce(text);
    };
    if (detail === undefined) say(t(key, params));
    else void tellLater(detail).then((told) => say(t(key, { ...params, detail: told })));
  }, [notice, t, tellLater, toast, announce]);
  return null;
}
