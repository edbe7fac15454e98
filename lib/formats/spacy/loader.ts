import type { Loader } from "@/lib/formats/writer";

export const loader: Loader = {
  needs: ["spacy"],
  text: `import json
from pathlib import Path

import spacy

nlp = spacy.blank("xx")
splits = {}
for file in sorted(Path(__file__).parent.glob("*.jsonl")):
    docs = splits[file.stem] = []
    for line in file.open(encoding="utf-8", newline="\\n"):
        given = json.loads(line)
        doc = nlp.make_doc(given["text"])
        for key, spans in given.get("spans", {}).items():
            found = [doc.char_span(s["start"], s["end"], s["label"], alignment_mode="expand") for s in spans]
            doc.spans[key] = [span for span in found if span is not None]
        doc.cats = given.get("cats", {})
        docs.append(doc)
print({name: len(docs) for name, docs in splits.items()})
`,
};
