import type { Metadata } from "next";
import type { MessageKey } from "@/lib/i18n";
import { pageLocale } from "@/lib/server/page";

/** `generateMetadata` of a page: its title in the language of the reader. */
export const titled = (key: MessageKey) => async (): Promise<Metadata> => {
  const { t } = await pageLocale();
  return { title: `${t(key)} · Concord` };
};
