/** Everything of an open editor that is shown on demand, in one file to load: these parts share most of their code. */
import { withLaterWords } from "@/lib/client/words/later-words";
import { AskDialog as Ask } from "./dialogs/ask-dialog";
import { ConflictDialog as Conflict } from "./dialogs/conflict-dialog";
import { GoldFeedback as Feedback } from "./dialogs/gold-feedback";
import { SignInDialog as SignIn } from "./dialogs/sign-in-dialog";
import { SkipDialog as Skip } from "./dialogs/skip-dialog";
import { NoticeToast as Notice } from "./notice-toast";
import { PhaseView as Phase } from "./phase-view";
import { ProblemBanner as Problem } from "./problem-banner";
import { TaskBanner as Task } from "./task-banner";
import { TasksBeside as Beside } from "./tasks-beside";

export { Sheet } from "@/components/ui/sheet";
export { CommandPalette } from "./dialogs/command-palette";
export { HelpDialog } from "./dialogs/help-dialog";
export { LabelTip, LabelTips } from "./panels/label-tip";

export const ConflictDialog = withLaterWords(Conflict);
export const SignInDialog = withLaterWords(SignIn);
export const SkipDialog = withLaterWords(Skip);
export const ProblemBanner = withLaterWords(Problem);
export const AskDialog = withLaterWords(Ask);
export const TaskBanner = withLaterWords(Task);
export const GoldFeedback = withLaterWords(Feedback);
export const NoticeToast = withLaterWords(Notice);
export const PhaseView = withLaterWords(Phase);
export const TasksBeside = withLaterWords(Beside);
