/** Tells what a submit found wrong and leads to the first of it. Loaded when it is needed, as most submits find nothing. */
import type { SessionState } from "@/lib/client/session/session-state";
import type { Message } from "@/lib/core/message";
import { showRegion } from "@/lib/editor/show-region";
import type { EditorStore } from "@/lib/editor/store";
import type { Translate } from "@/lib/i18n";
import { findControl } from "@/lib/labels/schema";
import { describeRegion } from "../region-text";
import { SENT_THERE } from "./sent-there";

type Given = {
  issues: NonNullable<SessionState["missing"]>["issues"];
  editor: EditorStore;
  panel: HTMLElement | null;
  t: Translate;
  announce: (text: string) => void;
};

/** The control an issue of `submitBlocker` is about: `answers.<id>`, `<id>`, `regions.3.attributes.<id>`, `regions.3.roles.<id>`. */
const controlOf = (path: string): string => path.split(".").at(-1) ?? path;

/** The focus goes to a question as soon as it is there: those about a region are loaded when they are first asked. */
function sendTo(panel: HTMLElement | null, control: string, frames = 20): void {
  requestAnimationFrame(() => {
    const group = panel?.querySelector(`[data-control="${CSS.escape(control)}"]`);
    if (!group) return frames > 1 ? sendTo(panel, control, frames - 1) : undefined;
    group.toggleAttribute(SENT_THERE, true);
    group.addEventListener("keydown", () => group.removeAttribute(SENT_THERE), { once: true });
    group.querySelector<HTMLElement>("input,textarea,button")?.focus();
    group.scrollIntoView({ block: "nearest" });
  });
}

/** Selects a region and brings it into view, on its image or in its text. */
export function goToRegion(editor: EditorStore, id: string): void {
  editor.select([id]);
  showRegion(editor, id);
}

const ROLE_PROBLEMS = {
  "answers.roleMissing": "shapes.roleMissing",
  "answers.roleTwice": "shapes.roleTwice",
} as const;

/** What is wrong with the roles of an event; null for anything else. */
function roleProblem({ key, params = {} }: Message, t: Translate): string | null {
  if (key !== "answers.roleMissing" && key !== "answers.roleTwice") return null;
  return t(ROLE_PROBLEMS[key], { event: String(params.event), role: String(params.role) });
}

/** Selects the region that the first issue is about, if it is about one. */
export function tellMissing({ issues, editor, panel, t, announce }: Given): void {
  const { schema, document: given } = editor.getState();
  const regionOf = (path: string) => given.regions[Number(/^regions\.(\d+)\./.exec(path)?.[1])];
  const lacks = issues.map(({ path, message }) => {
    const role = roleProblem(message, t);
    if (role !== null) return role;
    const name = findControl(schema, controlOf(path))?.name ?? path;
    const problem = t(message.key === "answers.required" ? "label.isMissing" : "label.isUnfit", {
      name,
    });
    const region = regionOf(path);
    return region ? `${describeRegion(schema, region, t)}: ${problem}` : problem;
  });
  announce(lacks.join(". "));
  const [first] = issues;
  if (!first) return;
  const region = regionOf(first.path);
  if (region) goToRegion(editor, region.id);
  sendTo(panel, controlOf(first.path));
}
