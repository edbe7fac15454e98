"use client";
import type { ReactNode } from "react";
import { authWords } from "@/lib/i18n/en/areas/auth";
import { AreaProvider, defineArea } from "../i18n";

const AREA = defineArea(authWords, (locale) =>
  import(`@/lib/i18n/${locale}/areas/auth.ts`).then((loaded) => loaded.authWords),
);

export const AuthWords = ({ children }: { children: ReactNode }) => (
  <AreaProvider area={AREA}>{children}</AreaProvider>
);
