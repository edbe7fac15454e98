/** One line of `concord doctor`: what was looked at, what was found, what to do. */
import { explainError } from "../explain-error";

export type Finding = { level: "ok" | "warn" | "fail"; name: string; text: string };

export const ok = (name: string, text: string): Finding => ({ level: "ok", name, text });
export const warn = (name: string, text: string): Finding => ({ level: "warn", name, text });
export const fail = (name: string, text: string): Finding => ({ level: "fail", name, text });

const sentence = (text: string) => `${text.replace(/[.\s]+$/, "")}.`;

/** The finding, or a failure with the error's own words. */
export async function attempt(name: string, check: () => Promise<Finding>, advice: string): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    const text = explainError(error) ?? (error instanceof Error ? error.message : String(error));
    return fail(name, `${sentence(text)} ${advice}`.trim());
  }
}
