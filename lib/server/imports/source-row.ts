/** What a file gives for one of its rows, before the mapping decides what becomes of it. */
export type SourceRow =
  | {
      row: number;
      value: Record<string, unknown>;
      /** Parts of the record that no task takes: what other tools were told about it. */
      leftOut?: readonly string[];
      /** Its JSON, where it comes from JSON. */
      source?: string;
      /** Lines of a quoted cell that may have taken in rows. */
      takesIn?: number;
    }
  | { row: number; error: string };
