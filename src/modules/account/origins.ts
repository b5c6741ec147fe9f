/**
 * A condition for what the account of the transaction began under a client's id: as itself, or as a
 * guest whom it has claimed since. Client ids are unique with the origin, so two rows may bear one.
 */
export const BEGUN_BY_ME =
  'origin_account_id = any(array(select * from origin_accounts() as origin))';

/** Its own before a guest's. */
export const OWN_FIRST = 'origin_account_id <> current_account()';
