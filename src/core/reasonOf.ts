/** What a caught value says of what went wrong: anything can be thrown, and most of it is an Error. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
