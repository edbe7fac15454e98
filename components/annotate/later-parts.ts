/** Everything of an open editor that is shown on demand, in one file to load: these parts share most of their code. */

export { Sheet } from "@/components/ui/sheet";
export { AskDialog } from "./dialogs/ask-dialog";
export { CommandPalette } from "./dialogs/command-palette";
export { ConflictDialog } from "./dialogs/conflict-dialog";
export { HelpDialog } from "./dialogs/help-dialog";
export { SignInDialog } from "./dialogs/sign-in-dialog";
export { SkipDialog } from "./dialogs/skip-dialog";
export { LabelTip, LabelTips } from "./panels/label-tip";
export { ProblemBanner } from "./problem-banner";
export { TaskBanner } from "./task-banner";
