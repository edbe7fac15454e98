import type { Loader } from "@/lib/formats/writer";

export const loader: Loader = {
  needs: ["conllu"],
  text: `from pathlib import Path

import conllu

splits = {}
for file in sorted(Path(__file__).parent.glob("*.conllu")):
    splits[file.stem] = conllu.parse(file.read_text(encoding="utf-8"))
# The tag of a token is in its MISC column: [(token["form"], (token["misc"] or {}).get("Entity", "O")) for token in sentence]
print({name: len(sentences) for name, sentences in splits.items()})
`,
};
