import type { Loader } from "@/lib/formats/writer";

export const loader: Loader = {
  needs: [],
  text: `from pathlib import Path

folder = Path(__file__).parent
splits = {}
for file in sorted(folder.rglob("*.ann")):
    text = file.with_suffix(".txt").read_bytes().decode("utf-8")
    spans = []
    for line in file.read_bytes().decode("utf-8").split("\\n"):
        if line.startswith("T"):
            name, place, covered = line.split("\\t")
            label, offsets = place.split(" ", 1)
            spans.append((name, label, [tuple(map(int, part.split(" "))) for part in offsets.split(";")]))
    splits.setdefault(file.relative_to(folder).parts[0], {})[file.stem] = (text, spans)
print({name: len(texts) for name, texts in splits.items()})
`,
};
