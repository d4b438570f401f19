/** Sentences that come from where there is no screen (phraseBook.ts) are English already. */
export const reasons = {
  said: (sentence: string): string => sentence,
};
