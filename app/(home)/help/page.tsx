import { redirect } from "next/navigation";
import { load } from "@/lib/server/page";

/** To the document of whoever asks. */
export default async function HelpStart() {
  const me = await load("getMe");
  redirect(me.mayCreateProjects ? "/help/managers" : "/help/annotators");
}
