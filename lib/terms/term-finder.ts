/** Finds the terms of a list in texts: in either Unicode form, never a part of a letter with its combining marks. */
import { endsSign, isWholeWord } from "@/lib/core/word-signs";
import { AhoCorasick } from "./aho-corasick";
import { chooseFinds, type Find, type Finds, MAX_FINDS } from "./choose-finds";
import { foldTerm } from "./fold-term";

/** What is looked for, and the number of its label. */
export type Term = { text: string; label: number };
export type FindingOptions = { matchCase: boolean; wholeWords: boolean };

const byUnits = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** The labels of each form in which a term may stand in a folded text. */
function labelsByForm(terms: readonly Term[], matchCase: boolean): Map<string, number[]> {
  const forms = new Map<string, number[]>();
  for (const { text, label } of terms)
    for (const form of [text, text.normalize("NFC"), text.normalize("NFD")]) {
      const folded = foldTerm(form, matchCase);
      const labels = forms.get(folded) ?? [];
      if (!labels.includes(label)) labels.push(label);
      forms.set(folded, labels);
    }
  return forms;
}

/** @param terms none of them empty */
export function termFinder(
  terms: readonly Term[],
  { matchCase, wholeWords }: FindingOptions,
): (text: string) => Finds {
  const forms = labelsByForm(terms, matchCase);
  const words = [...forms.keys()].sort(byUnits);
  const labels = words.map((word) => forms.get(word) ?? []);
  const automaton = new AhoCorasick(words);
  return (text) => {
    const found: Find[] = [];
    const isWhole = automaton.search(foldTerm(text, matchCase), (word, start, end) => {
      if (!endsSign(text, end) || (wholeWords && !isWholeWord(text, start, end))) return true;
      for (const label of labels[word] ?? []) found.push({ start, end, label });
      return found.length < MAX_FINDS;
    });
    return { finds: chooseFinds(found, text.length), isCutShort: !isWhole };
  };
}
