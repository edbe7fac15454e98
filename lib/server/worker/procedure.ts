/**
 * A procedure of the worker walks a whole project and computes for long, away from the thread that serves requests. It reads
 * at one instant, on a connection of its own, and never writes.
 */
import type { Db } from "@/db/client/database";

/**
 * @param send hands over a part of the result, and waits until it was taken in
 * @returns plain data, as `send` takes it
 */
export type Procedure<Input, Part, Output> = (
  db: Db,
  input: Input,
  send: (part: Part) => Promise<void>,
) => Promise<Output>;
