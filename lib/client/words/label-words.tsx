"use client";
import type { ReactNode } from "react";
import { labelWords } from "@/lib/i18n/en/areas/label";
import { AreaProvider, defineArea } from "../i18n";

const AREA = defineArea(labelWords, (locale) =>
  import(`@/lib/i18n/${locale}/areas/label.ts`).then((loaded) => loaded.labelWords),
);

export const LabelWords = ({ children }: { children: ReactNode }) => (
  <AreaProvider area={AREA}>{children}</AreaProvider>
);
