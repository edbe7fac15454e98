/** A guideline as it was written, where it cannot be read as markdown, or not yet. */
export const PlainGuideline = ({ markdown }: { markdown: string }) => (
  <div className="prose mt-1" dir="auto">
    <p className="whitespace-pre-wrap break-words">{markdown}</p>
  </div>
);
