// What a life can start from: saved schedules, agreements and measures.
import { shallowRef, type ShallowRef } from 'vue';
import { TryAgreementDocument, TryBeginningsDocument, type TryBeginningsQuery } from '../generated/try.ts';
import { useLine } from '../shared/live/line.ts';
import { problemOf } from '../shared/live/problem.ts';
import { clauseFormOf, hoursOf, type TryForm } from './tryForm.ts';

export interface Beginnings {
  readonly schedules: TryBeginningsQuery['coverageSchedules']['nodes'];
  readonly agreements: TryBeginningsQuery['agreements']['nodes'];
  readonly measures: readonly string[];
}

export function useBeginnings(): {
  readonly known: Readonly<ShallowRef<Beginnings>>;
  readonly problem: Readonly<ShallowRef<string | null>>;
  /** Gives the form the clauses and the hours of an agreement in force. */
  readonly take: (number: string, form: TryForm) => Promise<void>;
} {
  const { ask } = useLine();
  const known = shallowRef<Beginnings>({ schedules: [], agreements: [], measures: [] });
  const problem = shallowRef<string | null>(null);
  ask(TryBeginningsDocument, {}).then(
    ({ coverageSchedules, agreements, measures }) => {
      const names = measures.map(({ name }) => name);
      known.value = { schedules: coverageSchedules.nodes, agreements: agreements.nodes, measures: names };
    },
    // The page works without them.
    (error: unknown) => (problem.value = problemOf(error).message),
  );
  return {
    known,
    problem,
    take: async (number, form) => {
      try {
        const { agreement } = await ask(TryAgreementDocument, { number });
        const terms = agreement?.inForce ?? null;
        problem.value = terms === null ? `No version of ${number} is in force now.` : null;
        if (terms === null) return;
        const clauses = terms.clauses.map((clause, place) => clauseFormOf(clause, place + 1));
        Object.assign(form, hoursOf(terms.schedule), { clauses });
      } catch (error) {
        problem.value = problemOf(error).message;
      }
    },
  };
}
