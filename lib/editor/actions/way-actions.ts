/** Ways through the label view: between its parts, and back to new work. */
import { showsTextsAlone } from "@/lib/labels/schema";
import type { Action } from "./action";

export const WAY_ACTIONS: readonly Action[] = [
  {
    id: "task.newest",
    group: "task",
    label: { key: "labelLater.actionNewest" },
    shortcuts: ["F2"],
    isEnabled: ({ session }) => session.isEarlier(),
    run: ({ session }) => session.newest(),
  },
  {
    id: "view.switchFocus",
    group: "view",
    label: { key: "labelLater.actionSwitchFocus" },
    shortcuts: ["F6"],
    whileTyping: true,
    isEnabled: ({ editor }) => editor !== null,
    run: ({ view }) => view.switchFocus(),
  },
  {
    id: "view.questionsBelow",
    group: "view",
    label: { key: "labelLater.actionQuestionsBelow" },
    shortcuts: [],
    suits: showsTextsAlone,
    isEnabled: ({ editor }) => editor !== null,
    run: ({ view, repeat }) => !repeat && view.toggle("questionsBelow"),
  },
  {
    id: "view.tasksBeside",
    group: "view",
    label: { key: "labelLater.actionTasksBeside" },
    shortcuts: ["F4"],
    whileTyping: true,
    isEnabled: () => true,
    run: ({ view, repeat }) => !repeat && view.toggle("tasksBeside"),
  },
];
