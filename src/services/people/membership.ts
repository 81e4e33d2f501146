import { type Change, change, type Doer } from "../../store/change.ts";
import { type Db, text } from "../../store/db.ts";
import { queueMessage } from "../../store/outbox.ts";

export type MembershipState = "confirmed" | "asked" | "refused" | "ended" | "none";

export async function membershipState(db: Db, person: string, body: string): Promise<MembershipState> {
  const [row] = await db.all("SELECT state FROM memberships WHERE person = ? AND body = ?", [person, body]);
  // Only the verbs below and the recognition of persons write states.
  return row ? (text(row, "state") as MembershipState) : "none";
}

/** "I belong to this body": kept as asked, and every clerk gets a card to agree or refuse. Asked twice it stays one. */
export async function askForMembership(
  db: Db,
  doer: Doer,
  request: { person: string; body: string; clerks: readonly string[] },
): Promise<MembershipState> {
  return change(db, doer, async (tx) => {
    const { person, body, clerks } = request;
    const before = await membershipState(db, person, body);
    if (before === "confirmed" || before === "asked") return before;
    setMembership(tx, person, body, "asked", doer.at);
    for (const clerk of clerks) {
      const message = {
        key: `bind:${person}:${body}:${clerk}:${doer.at}`,
        kind: "bind.request",
        receiver: { person: clerk },
        data: { person, body },
        dueAt: doer.at,
      };
      const { sql, args } = queueMessage(message);
      tx.add(sql, args);
    }
    tx.audit({ action: "membership.ask", subject: `person:${person}`, before, after: body });
    return "asked";
  });
}

/** The clerk's word on a binding; the person is told. What was decided before stays decided: the first word counts. */
export async function decideMembership(
  db: Db,
  doer: Doer,
  decision: { person: string; body: string; agreed: boolean },
): Promise<{ decided: boolean; state: MembershipState }> {
  return change(db, doer, async (tx) => {
    const { person, body, agreed } = decision;
    const before = await membershipState(db, person, body);
    if (before !== "asked") return { decided: false, state: before };
    const state = agreed ? "confirmed" : "refused";
    setMembership(tx, person, body, state, doer.at);
    tellDecided(tx, { person, body, agreed }, doer.at);
    tx.audit({ action: "membership.decide", subject: `person:${person}`, before, after: { body, state } });
    return { decided: true, state };
  });
}

/** The clerk binds a person, or lifts a binding, without being asked. */
export async function setMembershipByClerk(
  db: Db,
  doer: Doer,
  binding: { person: string; body: string; state: "confirmed" | "ended" },
): Promise<void> {
  await change(db, doer, async (tx) => {
    const { person, body, state } = binding;
    const before = await membershipState(db, person, body);
    if (before === state) return;
    setMembership(tx, person, body, state, doer.at);
    tx.audit({ action: "membership.set", subject: `person:${person}`, before, after: { body, state } });
  });
}

/** Part of a change: the person hears what was decided about their request. */
export function tellDecided(
  tx: Change,
  { person, body, agreed }: { person: string; body: string; agreed: boolean },
  at: number,
): void {
  const { sql, args } = queueMessage({
    key: `bound:${person}:${body}:${at}`,
    kind: "bind.decided",
    receiver: { person },
    data: { body, agreed },
    dueAt: at,
  });
  tx.add(sql, args);
}

/** Part of a change; its audit row is the caller's. */
export function setMembership(
  tx: Change,
  person: string,
  body: string,
  state: MembershipState,
  at: number,
): void {
  tx.add("INSERT INTO people (id) VALUES (?) ON CONFLICT (id) DO NOTHING", [person]);
  tx.add(
    `INSERT INTO memberships (person, body, source, state, since) VALUES (?, ?, 'request', ?, ?)
     ON CONFLICT (person, body) DO UPDATE SET source = 'request', state = excluded.state, since = excluded.since`,
    [person, body, state, at],
  );
}
