// A person's inbox as it is read, with what became of the e-mails.
import type { Tx } from '../db/orm.ts';
import type { NoticeKind } from './notice.store.ts';

export interface NoticeView {
  readonly id: number;
  readonly kind: NoticeKind;
  readonly atMs: number;
  readonly readAtMs: number | null;
  /** Null: it is about an alert. */
  readonly escalation: number | null;
  /** Null: it is not mailed, for want of a wish or an address. */
  readonly mailAfterMs: number | null;
  readonly mail: {
    readonly state: 'PENDING' | 'SENT' | 'FAILED';
    readonly attempts: number;
    readonly sentAtMs: number | null;
    readonly failure: string | null;
  } | null;
}

export interface InboxQuery {
  readonly person: number;
  /** Only the unread ones. */
  readonly unread: boolean;
}

const condition = 'n.person_id = $1 and (not $2::boolean or n.read_at is null)';

/** The last first, behind (id, id) `after`. */
export async function loadNoticePage(
  tx: Tx,
  { person, unread }: InboxQuery,
  { after, limit }: { readonly after: number | null; readonly limit: number },
): Promise<NoticeView[]> {
  return tx.rows<NoticeView>(
    `select n.id, n.kind, ms(n.at) as "atMs", ms(n.read_at) as "readAtMs", n.escalation_id as escalation,
            case when p.email is not null then ms(n.mail_after) end as "mailAfterMs", case when m.id is not null then json_build_object(
              'state', m.state, 'attempts', m.attempts, 'sentAtMs', ms(m.sent_at), 'failure', m.failure) end as mail
       from notice n join person p on p.id = n.person_id left join mail m on m.id = n.mail_id
      where ${condition} and ($3::bigint is null or n.id < $3) order by n.id desc limit $4`,
    [person, unread, after, limit],
  );
}

export async function countNotices(tx: Tx, { person, unread }: InboxQuery): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(`select count(*) as count from notice n where ${condition}`, [
    person,
    unread,
  ]);
  return row?.count ?? 0;
}
