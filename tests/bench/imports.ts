/**
 * Imports with labels, on SQLite with fsync and without HTTP: rows per second, by the clock and of the processor. Each is an
 * annotation with two spans. Floor: the same file in the same run with its labels left out.
 */
import type { ImportMapping } from "@/lib/contracts/imports";
import { importRate, makeProject, openInstance } from "./import-instance";

const SENTENCES = 50_000;

/** Eight words with two entities. */
const sentence = (i: number) =>
  `Ann${i} B-Person\nof O\nAcme B-Organisation\nWorks I-Organisation\nsaid O\nit O\nwas O\n${i} O\n`;

const ALL_LABELS = { people: "annotations", predictions: true, map: {}, add: false, columns: [] } as const;

export async function* benchImports(): AsyncGenerator<object> {
  const instance = await openInstance();
  try {
    const text = Array.from({ length: SENTENCES }, (_, i) => sentence(i)).join("\n");
    const plain: ImportMapping = { fields: { text: "text" }, keepOther: true };
    const rateOf = async (mapping: ImportMapping) => {
      const projectId = await makeProject(instance, "named-entities");
      const file = { projectId, format: "conll", fileName: "sentences.conll", mapping } as const;
      return importRate(instance, SENTENCES, file, text);
    };
    const name = `import of ${SENTENCES} CoNLL sentences`;
    yield { floor: `${name} without their labels`, ...(await rateOf(plain)) };
    const labels = { ...ALL_LABELS, columns: [] };
    yield { name: `${name} with their labels`, ...(await rateOf({ ...plain, labels })) };
  } finally {
    await instance.close();
  }
}
