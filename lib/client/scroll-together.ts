/**
 * Texts beside each other scroll as one: the others are moved to the same share of their own height, so that a text and
 * its longer translation begin and end together. The scrolling that this causes is not followed in turn.
 */

/** Sizes in CSS pixels, as elements have them. */
export type Scroller = { scrollTop: number; readonly scrollHeight: number; readonly clientHeight: number };

/** Browsers round what they are given to the pixels of the screen. */
const ROUNDED_PX = 1;

const roomOf = ({ scrollHeight, clientHeight }: Scroller): number => Math.max(0, scrollHeight - clientHeight);

export class ScrollTogether {
  /** Where a text was moved to, until its own event of that comes. */
  readonly #moved = new Map<Scroller, number>();

  /** Call when `scrolled` has been scrolled. A text that is shown whole leads nowhere and stays where it is. */
  follow(scrolled: Scroller, all: readonly Scroller[]): void {
    const own = this.#moved.get(scrolled);
    this.#moved.delete(scrolled);
    if (own !== undefined && Math.abs(scrolled.scrollTop - own) <= ROUNDED_PX) return;
    const room = roomOf(scrolled);
    if (room === 0) return;
    const share = scrolled.scrollTop / room;
    for (const other of all) {
      if (other === scrolled) continue;
      const before = other.scrollTop;
      other.scrollTop = share * roomOf(other);
      // No event comes of a text that was there already.
      if (other.scrollTop !== before) this.#moved.set(other, other.scrollTop);
    }
  }
}
