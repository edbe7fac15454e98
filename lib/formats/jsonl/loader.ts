import type { Loader } from "@/lib/formats/writer";

export const loader: Loader = {
  needs: [],
  text: `import json
from pathlib import Path

splits = {}
for file in sorted(Path(__file__).parent.glob("*.jsonl")):
    with file.open(encoding="utf-8", newline="\\n") as lines:
        splits[file.stem] = [json.loads(line) for line in lines]
# Agreed labels are in task["labels"]; without them each annotator has a document in task["annotations"].
# task["names"] has the names behind the ids of questions and labels.
print({name: len(tasks) for name, tasks in splits.items()})
`,
};
