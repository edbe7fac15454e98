"use client";
import { useEffect } from "react";
import { tellTimeZone } from "@/lib/client/look";

/** Tells the server the time zone of this browser, so that "today" is the reader's day. Shows nothing. */
export function TimeZoneCookie(): null {
  useEffect(tellTimeZone, []);
  return null;
}
