import { recentBulkAction } from "@/components/bulk-actions/recent-bulk-action";
import { readReviewView } from "@/components/review/read-review-view";
import { ReviewPage } from "@/components/review/review-page";
import { writeReviewView } from "@/components/review/review-view";
import { REVIEW_COLUMNS } from "@/components/review/standard-columns";
import { fitFilter } from "@/components/tasks/fit-filter";
import { writeColumns } from "@/lib/contracts/list-columns";
import { load } from "@/lib/server/page";
import { titled } from "../../../../titled";

export const generateMetadata = titled("nav.review");

export default async function Reviews(props: {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const [params, given] = await Promise.all([props.params, props.searchParams]);
  const [me, project, rules, bulkActions, views, replies] = await Promise.all([
    load("getMe"),
    load("getProject", { params }),
    load("listRules", { params }),
    load("listBulkActions", { params }),
    load("listViews", { params, query: { list: "reviews" } }),
    load("listCommentReplies", { params }),
  ]);
  const { view, unfit } = fitFilter(readReviewView(given), { schema: project.schema });
  const columns = view.columns ?? views.columns ?? writeColumns(REVIEW_COLUMNS);
  const reviews = await load("listReviews", { params, query: { ...view, columns, limit: 50 } });
  return (
    <ReviewPage
      key={writeReviewView(view)}
      project={{ id: project.id, role: project.role, schema: project.schema }}
      columns={columns}
      views={views.items}
      unfit={unfit}
      view={view}
      first={reviews}
      replies={replies}
      rules={rules.items.filter((rule) => rule.status === "active")}
      preferences={me.preferences}
      bulkAction={recentBulkAction(bulkActions.items, Date.now())}
    />
  );
}
