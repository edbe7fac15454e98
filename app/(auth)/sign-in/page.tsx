import { redirect } from "next/navigation";
import { SignInForm } from "@/components/auth/sign-in-form";
import { safeNext } from "@/lib/core/safe-next";
import { currentActor, needsSetUp } from "@/lib/server/page";
import { titled } from "../../titled";

export const generateMetadata = titled("nav.signIn");

export default async function SignInPage(props: { searchParams: Promise<{ next?: string | string[] }> }) {
  if (await needsSetUp()) redirect("/setup");
  const { next } = await props.searchParams;
  const target = safeNext(typeof next === "string" ? next : undefined);
  if (await currentActor()) redirect(target);
  return <SignInForm next={target} />;
}
