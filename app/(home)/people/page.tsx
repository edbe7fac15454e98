import { InstancePeople } from "@/components/people/instance-people";
import { load } from "@/lib/server/page";
import { titled } from "../../titled";

export const generateMetadata = titled("nav.people");

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PeoplePage({ searchParams }: Props) {
  const { q } = await searchParams;
  const search = typeof q === "string" ? q.slice(0, 100) : "";
  const [me, first] = await Promise.all([
    load("getMe"),
    load("listUsers", { query: { limit: 100, ...(search && { search }) } }),
  ]);
  return <InstancePeople ownId={me.id} search={search} first={first} />;
}
