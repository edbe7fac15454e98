"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const POLL_MS = 1500;

/** Looks again while a release is being built. */
export function useReleasePolling(building: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (!building) return;
    const timer = setInterval(() => router.refresh(), POLL_MS);
    return () => clearInterval(timer);
  }, [building, router]);
}
