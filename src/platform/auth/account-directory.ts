/** Where accounts are looked up; the account module answers. */
export abstract class AccountDirectory {
  /** The account of an identity provider's `sub`, made at first sight. */
  abstract memberAccount(subject: string, email: string | null): Promise<string>;
  /** A guest has come: noted, unless they were claimed, purged or deleted; then false. */
  abstract noteGuest(accountId: string): Promise<boolean>;
  /** Which of these accounts are no more. */
  abstract goneAmong(accountIds: readonly string[]): Promise<string[]>;
}
