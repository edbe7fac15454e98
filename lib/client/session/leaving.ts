/** A page of this tab that was left gives its tasks back; the next one asks for tasks after that, so that it gets the same ones. */
const MOST_MS = 2_000;

let leaving: Promise<unknown> = Promise.resolve();

export function noteLeaving(page: Promise<unknown>): void {
  leaving = page;
}

/** Settles once that page is done, or after a while without a network. */
export const whenLeft = (): Promise<unknown> =>
  Promise.race([leaving, new Promise((done) => setTimeout(done, MOST_MS))]);
