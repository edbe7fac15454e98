"use client";
import type { ComponentType } from "react";
import { inputWords } from "@/lib/i18n/en/areas/inputs";
import { defineArea } from "../i18n";
import { withWords } from "./with-words";

const AREA = defineArea(inputWords, (locale) =>
  import(`@/lib/i18n/${locale}/areas/inputs.ts`).then((loaded) => loaded.inputWords),
);

/** The input of a question, which is loaded for projects that ask it. */
export const withInputWords = <P extends object>(Part: ComponentType<P>) => withWords(AREA, Part);
