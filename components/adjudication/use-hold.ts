"use client";
/** The task at hand is held for its reader while the page is open; who else holds it is told. */
import { useEffect, useState } from "react";
import { HoldKeeper } from "@/lib/client/adjudication/hold-keeper";
import { call } from "@/lib/client/api/call";
import type { Holder } from "@/lib/contracts/adjudication";

const STRETCH_MS = 60_000;
const SIGNS = ["pointermove", "pointerdown", "keydown", "wheel"] as const;

export function useHold(project: string, task: string): Holder | null {
  const [holder, setHolder] = useState<Holder | null>(null);
  useEffect(() => {
    const params = { project, task };
    const keeper = new HoldKeeper(
      {
        hold: () => call("holdAdjudication", { params }),
        release: (until) => call("releaseAdjudication", { params, query: { until } }, { keepalive: true }),
      },
      setHolder,
    );
    const ended = new AbortController();
    const on = { signal: ended.signal, passive: true };
    for (const sign of SIGNS) window.addEventListener(sign, keeper.touch, on);
    window.addEventListener("pagehide", keeper.leave, on);
    window.addEventListener("pageshow", (event) => event.persisted && void keeper.comeBack(), on);
    const timer = setInterval(() => void keeper.renew(), STRETCH_MS);
    void keeper.renew();
    return () => {
      ended.abort();
      clearInterval(timer);
      keeper.leave();
    };
  }, [project, task]);
  return holder;
}
