/** A case of ../shared/data/agreement-cases.json. */
export type Case = {
  name: string;
  metric: string;
  data: Record<string, unknown> & { kind: string };
  expected: unknown;
  tolerance: number;
};
