import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { TimeZoneCookie } from "@/components/shell/time-zone-cookie";
import { ToastProvider } from "@/components/ui/toast";
import { LanguageProvider } from "@/lib/client/i18n";
import { isTheme, THEME_COOKIE } from "@/lib/client/look";
import { pageLocale } from "@/lib/server/page";
import "./globals.css";

export const metadata: Metadata = { title: "Concord", robots: { index: false, follow: false } };
export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale } = await pageLocale();
  const chosen = (await cookies()).get(THEME_COOKIE)?.value;
  return (
    <html lang={locale} data-theme={isTheme(chosen) ? chosen : "system"}>
      <body>
        <LanguageProvider locale={locale}>
          <TimeZoneCookie />
          <ToastProvider>{children}</ToastProvider>
        </LanguageProvider>
      </body>
    </html>
  );
}
