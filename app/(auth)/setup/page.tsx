import { redirect } from "next/navigation";
import { SetUpForm } from "@/components/auth/set-up-form";
import { needsSetUp } from "@/lib/server/page";
import { titled } from "../../titled";

export const generateMetadata = titled("nav.setUp");

export default async function SetUpPage() {
  if (!(await needsSetUp())) redirect("/sign-in");
  return <SetUpForm />;
}
