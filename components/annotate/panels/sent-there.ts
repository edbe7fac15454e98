/** On a question that the focus was sent to: what its labels mean stays closed until a key is pressed there. */
export const SENT_THERE = "data-sent-there";
