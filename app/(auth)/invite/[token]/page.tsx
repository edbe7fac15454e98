import { InvitePage } from "@/components/auth/invite-page";
import type { InviteView } from "@/lib/contracts/people";
import { AppError } from "@/lib/core/app-error";
import { attempt, currentActor } from "@/lib/server/page";
import { titled } from "../../../titled";

export const generateMetadata = titled("nav.invite");

/** A used, withdrawn, outdated or mistyped invite is an ordinary answer here, not an error page. */
async function viewInvite(token: string): Promise<InviteView | null> {
  try {
    return await attempt("viewInvite", { params: { token } });
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return null;
    throw error;
  }
}

export default async function Invite(props: { params: Promise<{ token: string }> }) {
  const { token } = await props.params;
  const [invite, actor] = await Promise.all([viewInvite(token), currentActor()]);
  return <InvitePage token={token} invite={invite} signedInAs={actor?.email ?? null} />;
}
