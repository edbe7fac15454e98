import type { Loader } from "@/lib/formats/writer";

export const loader: Loader = {
  needs: [],
  text: `from pathlib import Path

splits = {}
for file in sorted(Path(__file__).parent.glob("*.conll")):
    sentences, tokens = [], []
    for line in file.open(encoding="utf-8", newline="\\n"):
        if line == "\\n":
            if tokens and tokens[0][0] != "-DOCSTART-":
                sentences.append(tokens)
            tokens = []
        elif not line.startswith("# "):
            tokens.append(line.rstrip("\\n").split("\\t"))  # the token, then a tag for each column
    splits[file.stem] = sentences
print({name: len(sentences) for name, sentences in splits.items()})
`,
};
