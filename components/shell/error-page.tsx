"use client";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Button } from "@/components/ui/button";
import { useT } from "@/lib/client/i18n";

export function ErrorPage({ digest, retry }: { digest: string | undefined; retry: () => void }) {
  const t = useT();
  const router = useRouter();
  const again = () =>
    startTransition(() => {
      router.refresh();
      retry();
    });
  return (
    <div className="grid min-h-[60dvh] place-items-center px-6 text-center">
      <div role="alert" className="flex max-w-md flex-col items-center gap-3">
        <h1>{t("pageErrors.errorTitle")}</h1>
        <p className="text-muted">{t("pageErrors.errorText")}</p>
        {digest && (
          <p className="font-mono text-muted text-xs">{t("pageErrors.errorReference", { id: digest })}</p>
        )}
        <Button variant="primary" onClick={again}>
          {t("common.retry")}
        </Button>
      </div>
    </div>
  );
}
