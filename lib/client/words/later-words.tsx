"use client";
import type { ComponentType } from "react";
import { laterWords } from "@/lib/i18n/en/areas/later";
import { defineArea } from "../i18n";
import { withWords } from "./with-words";

const AREA = defineArea(laterWords, (locale) =>
  import(`@/lib/i18n/${locale}/areas/later.ts`).then((loaded) => loaded.laterWords),
);

/** A part that is loaded once the label view stands. */
export const withLaterWords = <P extends object>(Part: ComponentType<P>) => withWords(AREA, Part);
