import { classNames } from "@/components/ui/class-names";

/** Of a square button in the bars of tools. */
export const toolButtonClass = (isOn: boolean): string =>
  classNames(
    "grid size-7.5 flex-none place-items-center rounded-md",
    isOn ? "bg-accent-weak text-accent" : "text-muted hover:bg-surface-2",
  );
