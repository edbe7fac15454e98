/** Passwords: argon2id with the library's OWASP parameters (19 MiB, 2 passes), off the main thread. */
import { hash, verify } from "@node-rs/argon2";

export const hashPassword = (password: string): Promise<string> => hash(password);

let dummy: Promise<string> | undefined;

/** Checks a password; an unknown account costs the same time as a known one. */
export async function checkPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  dummy ??= hash("a password nobody has");
  const matches = await verify(stored ?? (await dummy), password);
  return stored ? matches : false;
}
