/**
 * The background work of a process, in lanes: each looks for work of its own from time to time, or when it is woken, and
 * does one round at a time. A lane that is slow, or fails, holds up no other one.
 */
import type { Services } from "../context";

export type Lane = {
  name: string;
  pollMs: number;
  /** Does all that waits now. */
  round: () => Promise<void>;
};

export type Lanes = {
  /** Has every lane look now. */
  wake: () => void;
  /** What is under way ends by itself. */
  stop: () => void;
};

function startLane({ log }: Services, { name, pollMs, round }: Lane): Lanes {
  let busy = false;
  let isWoken = false;
  const look = () => {
    if (busy) {
      isWoken = true;
      return;
    }
    busy = true;
    isWoken = false;
    round()
      .catch((error) => log.error({ event: "lane", lane: name, err: error }))
      .finally(() => {
        busy = false;
        if (isWoken) look();
      });
  };
  const timer = setInterval(look, pollMs);
  timer.unref();
  look();
  return { wake: look, stop: () => clearInterval(timer) };
}

export function startLanes(services: Services, lanes: readonly Lane[]): Lanes {
  const started = lanes.map((lane) => startLane(services, lane));
  return {
    wake: () => {
      for (const lane of started) lane.wake();
    },
    stop: () => {
      for (const lane of started) lane.stop();
    },
  };
}
