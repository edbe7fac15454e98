import type { Loader } from "@/lib/formats/writer";

export const loader: Loader = {
  needs: [],
  text: `from pathlib import Path

splits = {}
for file in sorted(Path(__file__).parent.glob("*.v4_gold_conll")):
    documents = []
    for line in file.open(encoding="utf-8", newline="\\n"):
        if line.startswith("#begin document"):
            documents.append([[]])
        elif line == "\\n":
            documents[-1].append([])
        elif not line.startswith("#end document"):
            columns = line.rstrip("\\n").split("\\t")
            documents[-1][-1].append((columns[3], columns[-1]))  # the word and its chains: (0|1) and so on
    splits[file.name.split(".")[0]] = documents
print({name: len(documents) for name, documents in splits.items()})
`,
};
