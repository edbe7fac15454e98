/** What an error says, in English: errors of ours carry a message without words. */
import { AppError } from "@/lib/core/app-error";
import { inEnglish } from "@/lib/i18n/tell";

export const saidBy = (error: unknown): string =>
  error instanceof AppError ? inEnglish(error.told) : (error as Error).message;
