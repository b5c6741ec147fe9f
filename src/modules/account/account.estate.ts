import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Estate, Estates, type Passage, rehome } from './estates.js';

/** An account's zones, the order of its changes, and what was heard of it. */
@Injectable()
export class AccountEstate implements Estate {
  readonly tables = ['account_zone', 'account_log', 'inbox_event'];

  constructor(estates: Estates) {
    estates.register(this);
  }

  async count(): Promise<object> {
    return {};
  }

  /**
   * Whoever follows the member's changes hears of the guest's messages as of new ones. Where the
   * member never said where they live, the guest's word is taken.
   */
  async handOver(em: EntityManager, passage: Passage): Promise<object> {
    const { from, to } = passage;
    await em.execute(
      `with guest as (select log_seq, time_zone from account where id = ?),
       silent as (select not exists (select from account_zone where account_id = ?) as it),
       moved as (
         update account_zone set account_id = ? where account_id = ? and (select it from silent)
       ),
       noted as (
         update account_log set account_id = ?, seq = seq + member.log_seq
         from account member where account_log.account_id = ? and member.id = ?
       )
       update account set log_seq = account.log_seq + guest.log_seq,
         time_zone = case when silent.it then guest.time_zone else account.time_zone end
       from guest, silent where account.id = ?`,
      [from, to, to, from, to, from, to, to],
    );
    await em.execute('delete from account_zone where account_id = ?', [from]);
    // What was heard before counts once, although it may be told again.
    await rehome(em, 'inbox_event', passage);
    return {};
  }
}
