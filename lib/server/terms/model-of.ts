/** The model whose predictions are those of a list. */
export const modelOf = ({ name }: { name: string }): string => `Terms: ${name}`;
