"use client";
/** What the schema editor shows of a kind besides its plain settings: `settings.tsx` in its folder, where it has one. */
import type { ComponentType } from "react";
import type { Control, ControlKind } from "@/lib/kinds";
import { Settings as LinkSettings } from "./answers/link/settings";
import { Settings as SkeletonSettings } from "./regions/skeleton/settings";

type SettingsProps = { projectId: string; control: Control; onChange: (control: Control) => void };

const SETTINGS: Partial<Record<ControlKind, unknown>> = { link: LinkSettings, skeleton: SkeletonSettings };

export function ControlSettings(props: SettingsProps) {
  // A kind's settings are only given controls of its own; the lookup cannot say so in types.
  const Settings = SETTINGS[props.control.kind] as ComponentType<SettingsProps> | undefined;
  return Settings ? <Settings {...props} /> : null;
}
