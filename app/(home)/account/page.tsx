import { AccountPage } from "@/components/account/account-page";
import { load } from "@/lib/server/page";
import { titled } from "../../titled";

export const generateMetadata = titled("nav.account");

export default async function Account() {
  const [me, tokens] = await Promise.all([load("getMe"), load("listTokens")]);
  return <AccountPage me={me} tokens={tokens.items} />;
}
