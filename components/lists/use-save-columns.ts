"use client";
import { useRouter } from "next/navigation";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { writeColumns } from "@/lib/contracts/list-columns";
import type { ViewedList } from "@/lib/contracts/saved-views";

/**
 * Remembers the columns that a user chooses in a list.
 * @param onSaved with the columns as in the address, undefined for the standard ones
 */
export function useSaveColumns(
  projectId: string,
  list: ViewedList,
  onSaved: (columns: string | undefined) => void,
) {
  const router = useRouter();
  const action = useAction();
  const save = (columns: readonly string[] | null) =>
    action.run(async () => {
      const text = columns && writeColumns(columns);
      await call("putColumns", { params: { project: projectId }, body: { list, columns: text } });
      onSaved(text ?? undefined);
      router.refresh();
      return true;
    });
  return { save, busy: action.busy };
}
