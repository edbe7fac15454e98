import { ReviewPage } from "@/components/review/review-page";
import { ListReviews } from "@/lib/contracts/reviews";
import { load } from "@/lib/server/page";
import { titled } from "../../../../titled";

export const generateMetadata = titled("nav.review");

export default async function Reviews(props: {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const [params, given] = await Promise.all([props.params, props.searchParams]);
  // An address edited by hand shows the first list rather than an error.
  const { status, annotator } = given;
  const asked = ListReviews.safeParse({ ...(status && { status }), ...(annotator && { annotator }) });
  const query = { ...(asked.success ? asked.data : ListReviews.parse({})), limit: 50 };
  const [me, project, reviews, rules] = await Promise.all([
    load("getMe"),
    load("getProject", { params }),
    load("listReviews", { params, query }),
    load("listRules", { params }),
  ]);
  return (
    <ReviewPage
      key={`${query.status} ${query.annotator}`}
      project={{ id: project.id, role: project.role, schema: project.schema }}
      status={query.status}
      annotator={query.annotator ?? null}
      first={reviews}
      rules={rules.items.filter((rule) => rule.status === "active")}
      preferences={me.preferences}
    />
  );
}
