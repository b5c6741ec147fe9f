/** Where accounts are looked up; the account module answers. */
export abstract class AccountDirectory {
  /** The account of an identity provider's `sub`, made at first sight. */
  abstract memberAccount(subject: string, email: string | null): Promise<string>;
  /** Whether this guest exists and was neither claimed nor purged. */
  abstract isOpenGuest(accountId: string): Promise<boolean>;
}
