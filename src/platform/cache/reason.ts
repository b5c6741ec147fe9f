/** What went wrong, in words without addresses' secrets: clients put those in properties at most. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
