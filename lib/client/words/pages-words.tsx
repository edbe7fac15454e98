"use client";
import type { ReactNode } from "react";
import { pagesWords } from "@/lib/i18n/en/areas/pages";
import { AreaProvider, defineArea } from "../i18n";

const AREA = defineArea(pagesWords, (locale) =>
  import(`@/lib/i18n/${locale}/areas/pages.ts`).then((loaded) => loaded.pagesWords),
);

export const PageWords = ({ children }: { children: ReactNode }) => (
  <AreaProvider area={AREA}>{children}</AreaProvider>
);
