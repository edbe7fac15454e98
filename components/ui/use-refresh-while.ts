"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const POLL_MS = 1500;

/** Loads the page's data again from time to time while the server is still working on it. */
export function useRefreshWhile(working: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (!working) return;
    const timer = setInterval(() => router.refresh(), POLL_MS);
    return () => clearInterval(timer);
  }, [working, router]);
}
