/** How the buttons of tools and of their ways look. */
export const TOOL_BUTTON = "grid size-7.5 place-items-center rounded-md";
export const pressed = (on: boolean): string =>
  on ? "bg-accent-weak text-accent" : "text-muted hover:bg-surface-2";
