import type { ReactNode } from "react";
import { AuthWords } from "@/lib/client/words/auth-words";

/** Pages before one is inside: a narrow column, no navigation. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-11 items-center border-line border-b bg-surface px-3.5 font-bold text-lg tracking-tight">
        Concord
      </header>
      <main className="mx-auto w-full max-w-sm flex-1 px-4 py-12">
        <AuthWords>{children}</AuthWords>
      </main>
    </div>
  );
}
