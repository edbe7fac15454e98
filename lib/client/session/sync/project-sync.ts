/** Project sync: reads the guideline, its rules and the labels again when the server reports a later revision. */

import type { LabelApi } from "@/lib/client/session/label-api";
import type { SessionView } from "@/lib/client/session/session-view";
import type { LabelSession } from "@/lib/contracts/label-session";
import type { Editing } from "@/lib/editor/tools/tool";
import type { LabelSchema } from "@/lib/labels/schema";

type Deps = {
  api: Pick<LabelApi, "session">;
  session: LabelSession;
  editing: Editing;
  loadEditing: (schema: LabelSchema) => Promise<Editing>;
  view: SessionView;
  /** There are other labels now. */
  onLabels: () => void;
};

export class ProjectSync {
  readonly #deps: Deps;
  #reading = false;
  /** The editing code for the kinds of the present labels. */
  editing: Editing;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.editing = deps.editing;
  }

  /** The session as it would be if the page were opened now, for what is begun from here on. */
  get session(): LabelSession {
    const { freshRules: _, ...now } = this.#deps.view.getState().projectSync;
    return { ...this.#deps.session, ...now };
  }

  /** @param revision as the server has it */
  noteRevision(revision: number): void {
    if (revision > this.#deps.view.getState().projectSync.contentRevision) this.#readOnce();
  }

  /** @param version of the labels, as the server has it or must have it at least */
  noteLabels(version: number): void {
    if (version > this.#deps.view.getState().projectSync.schemaVersion) this.#readOnce();
  }

  /** The server refused a record under this version: with `schema_changed` it has later labels. */
  noteRefusal(code: string, schemaVersion: number): void {
    if (code === "schema_changed") this.noteLabels(schemaVersion + 1);
  }

  #readOnce(): void {
    if (this.#reading) return;
    this.#reading = true;
    this.#read()
      // The next answer to the queue is the next try.
      .catch(() => undefined)
      .finally(() => {
        this.#reading = false;
      });
  }

  async #read(): Promise<void> {
    const { api, view, onLabels, loadEditing } = this.#deps;
    const { guideline, rules, candidateLists, contentRevision, schema, schemaVersion } = await api.session();
    this.editing = await loadEditing(schema);
    const before = view.getState().projectSync;
    const known = new Map(before.rules.map((rule) => [rule.id, rule.revision]));
    const fresh = rules.filter(({ id, revision }) => known.get(id) !== revision).map(({ id }) => id);
    const gone = before.rules.some(({ id }) => !rules.some((rule) => rule.id === id));
    const freshRules = new Set([...before.freshRules, ...fresh]);
    view.set({
      projectSync: { guideline, rules, candidateLists, contentRevision, schema, schemaVersion, freshRules },
    });
    if (schemaVersion !== before.schemaVersion) {
      view.notify("info", "labelLater.noticeLabels");
      onLabels();
    }
    if (guideline && guideline.version !== before.guideline?.version)
      view.notify("info", "labelLater.noticeGuideline", { version: guideline.version });
    else if (fresh.length > 0 || gone) view.notify("info", "labelLater.noticeRules");
  }
}
