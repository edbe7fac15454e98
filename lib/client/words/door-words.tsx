"use client";
import type { ReactNode } from "react";
import { doorWords } from "@/lib/i18n/en/areas/door";
import { AreaProvider, defineArea } from "../i18n";

const AREA = defineArea(doorWords, {
  ru: () => import("@/lib/i18n/ru/areas/door").then((loaded) => loaded.doorWords),
});

export const DoorWords = ({ children }: { children: ReactNode }) => (
  <AreaProvider area={AREA}>{children}</AreaProvider>
);
