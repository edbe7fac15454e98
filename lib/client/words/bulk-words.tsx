"use client";
import type { ReactNode } from "react";
import { bulkWords } from "@/lib/i18n/en/areas/bulk";
import { AreaProvider, defineArea } from "../i18n";

const AREA = defineArea(bulkWords, (locale) =>
  import(`@/lib/i18n/${locale}/areas/bulk.ts`).then((loaded) => loaded.bulkWords),
);

export const BulkWords = ({ children }: { children: ReactNode }) => (
  <AreaProvider area={AREA}>{children}</AreaProvider>
);
