"use client";
/** What the schema editor shows of a kind besides its plain settings: `settings.tsx` in its folder, where it has one. */
import type { ComponentType } from "react";
import type { Control, ControlKind } from "@/lib/kinds";
import type { LabelSchema } from "@/lib/labels/schema";
import { Settings as LinkSettings } from "./answers/link/settings";
import { Settings as RankingSettings } from "./answers/ranking/settings";
import { Settings as SkeletonSettings } from "./regions/skeleton/settings";

type SettingsProps = {
  /** Null while there is no project yet. */
  projectId: string | null;
  control: Control;
  schema: LabelSchema;
  /** What is wrong with a setting. */
  issue: (path: string) => string | undefined;
  onChange: (control: Control) => void;
};

const SETTINGS: Partial<Record<ControlKind, unknown>> = {
  link: LinkSettings,
  ranking: RankingSettings,
  skeleton: SkeletonSettings,
};

export function ControlSettings(props: SettingsProps) {
  // A kind's settings are only given controls of its own; the lookup cannot say so in types.
  const Settings = SETTINGS[props.control.kind] as ComponentType<SettingsProps> | undefined;
  return Settings ? <Settings {...props} /> : null;
}
