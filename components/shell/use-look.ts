"use client";
import { useRouter } from "next/navigation";
import { useToast } from "@/components/ui/toast";
import { useErrorTextLater } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import { setLocale, setTheme, type Theme } from "@/lib/client/look";
import type { Me } from "@/lib/contracts/people";
import type { Locale } from "@/lib/i18n";

/** Changes language or theme here at once, and remembers it for the person. */
export function useLook() {
  const t = useT();
  const errorText = useErrorTextLater();
  const router = useRouter();
  const toast = useToast();
  // Only what changes: the rest of what the page knows of the person may be old.
  const remember = (preferences: Me["preferences"]) => {
    call("patchMe", { body: { preferences } })
      .then(() => router.refresh())
      .catch(async (error: unknown) =>
        toast(t("app.failed"), { tone: "bad", description: await errorText(error) }),
      );
  };
  return {
    chooseTheme: (theme: Theme) => {
      setTheme(theme);
      remember({ theme });
    },
    chooseLocale: (locale: Locale) => {
      setLocale(locale);
      router.refresh();
      remember({ locale });
    },
  };
}
