/**
 * Which of the models of the instance is used. The annotator's choice is kept by the browser; without one, or where its model
 * is gone, it is the first. One engine runs at a time: that of the model before is closed, and its memory is free again.
 */
import type { SegmentModel } from "@/lib/contracts/segment";
import type { SegmentEngine } from "./segment-engine";

/** Apart from what encodes and decodes it, a model has a name and a licence to show. */
export type NamedEngine = { engine: SegmentEngine; id: string; name: string; licence: string };

/** Where the browser keeps the choice. */
export type ChoiceStore = { read: () => string | null; write: (id: string) => void };

const KEY = "concord-segment-model";

/** Of this browser; one that keeps nothing forgets the choice with the page. */
export const browserChoice: ChoiceStore = {
  read: () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  },
  write: (id) => {
    try {
      localStorage.setItem(KEY, id);
    } catch (error) {
      console.warn("the choice of a model is not kept:", error);
    }
  },
};

type Given = {
  /** At least one. */
  models: readonly [SegmentModel, ...SegmentModel[]];
  makeEngine: (model: SegmentModel) => SegmentEngine;
  store: ChoiceStore;
};

export class ModelChoice {
  readonly models: readonly SegmentModel[];
  readonly #given: Given;
  readonly #listeners = new Set<() => void>();
  #chosen: NamedEngine;

  constructor(given: Given) {
    const { models, store } = given;
    this.models = models;
    this.#given = given;
    const kept = store.read();
    this.#chosen = this.#engineOf(models.find(({ id }) => id === kept) ?? models[0]);
  }

  #engineOf(model: SegmentModel): NamedEngine {
    const { id, name, licence } = model;
    return { engine: this.#given.makeEngine(model), id, name, licence };
  }

  chosen = (): NamedEngine => this.#chosen;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** A name that no model has changes nothing. */
  choose(id: string): void {
    const model = this.models.find((one) => one.id === id);
    if (!model || id === this.#chosen.id) return;
    const before = this.#chosen;
    this.#chosen = this.#engineOf(model);
    this.#given.store.write(id);
    // Those who follow the engine of before leave it first: what it refuses now is nobody's answer.
    for (const listener of this.#listeners) listener();
    before.engine.close();
  }
}
