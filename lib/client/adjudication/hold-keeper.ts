/**
 * Keeps a task held for the one who adjudicates it while they work: held when its page opens, longer after each stretch with a
 * sign of them, given back when they leave. Without a sign the hold runs out by itself.
 */
import type { Holder } from "@/lib/contracts/adjudication";

export type HoldApi = {
  hold: () => Promise<{ expiresAt: number | null; holder: Holder | null }>;
  release: (until: number) => Promise<unknown>;
};

export class HoldKeeper {
  private until: number | null = null;
  private isLeft = false;
  private isActive = true;
  private asked: Promise<void> | null = null;

  constructor(
    private readonly api: HoldApi,
    private readonly onHolder: (holder: Holder | null) => void,
  ) {}

  /** The person does something. */
  touch = (): void => {
    this.isActive = true;
  };

  /** The next stretch begins: holds the task longer if there was a sign of the person in the last one. */
  renew = (): Promise<void> => {
    if (!this.isActive || this.isLeft) return Promise.resolve();
    this.asked ??= this.ask().finally(() => {
      this.asked = null;
    });
    return this.asked;
  };

  private async ask(): Promise<void> {
    this.isActive = false;
    // Without a network nobody is kept away for longer; the next stretch asks again.
    const told = await this.api.hold().catch(() => null);
    if (told === null) {
      this.isActive = true;
      return;
    }
    this.until = told.expiresAt;
    if (this.isLeft) this.giveBack();
    else this.onHolder(told.holder);
  }

  private giveBack(): void {
    const { until } = this;
    this.until = null;
    // It runs out by itself if this does not arrive.
    if (until !== null) void this.api.release(until).catch(() => undefined);
  }

  leave = (): void => {
    this.isLeft = true;
    this.giveBack();
  };

  /** The page is shown again as it was left. */
  comeBack = (): Promise<void> => {
    this.isLeft = false;
    this.isActive = true;
    return this.renew();
  };
}
