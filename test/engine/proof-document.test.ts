// An exported proof: it holds wherever it is read, and whatever is changed in it is named.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentOf, type ProofDocument } from '../../server/src/clock/proof-document.ts';
import { NoProof, readProof, verifyProof } from '../../server/src/clock/verify-proof.ts';
import { BUILT_IN } from '../../server/src/engine/measure.ts';
import { proveClock } from '../../server/src/engine/proof.ts';
import { customerOf, instant, lives, read, seen, type Life } from './arbitrary/life.ts';
import { at, clause, fact, terms } from './clock-words.ts';
import { exampleRuns } from './arbitrary/runs.ts';

/** The texts of the proofs of every clock at an instant. */
function exported({ facts, terms: agreed }: Pick<Life, 'facts' | 'terms'>, nowMs: number): string[] {
  const life = { facts, terms: agreed, customerOf, measures: BUILT_IN };
  return read(life, nowMs).clocks.flatMap(({ measure, cycle }) => {
    const clock = { measure, cycle };
    const proof = proveClock(life, clock, instant(nowMs));
    if (proof === null) return [];
    const about = { ticket: { source: 'Desk', reference: 'T-1' }, schedules: [], zoneData: '2026a' };
    return [JSON.stringify(documentOf({ ...about, clock, life, proof }, instant(nowMs)))];
  });
}
const wrongIn = (document: ProofDocument): string[] =>
  verifyProof(document).flatMap(({ holds, words }) => (holds ? [] : [words]));

describe('the document of a proof', () => {
  test('holds for every clock of every life', () => {
    let segments = 0;
    fc.assert(
      fc.property(seen(lives, 2), ({ life, moments }) => {
        for (const text of moments.flatMap((nowMs) => exported(life, nowMs))) {
          const document = readProof(text);
          expect(wrongIn(document)).toEqual([]);
          segments += document.segments.length;
        }
      }),
      exampleRuns(200),
    );
    expect(segments).toBeGreaterThan(500);
  });

  test('holds for a clock on which another measure has a say', () => {
    const clauses = [
      clause({ id: 1, number: '1', measure: 'FIRST_RESPONSE', options: { onResolveUnanswered: 'KEEP_RUNNING' } }),
      clause({ id: 2, number: '2', measure: 'NEXT_RESPONSE' }),
    ];
    const life = {
      facts: [
        fact('2026-04-07T09:00Z', 'OPENED', { eventId: 'opened', actor: 'CUSTOMER' }),
        fact('2026-04-07T10:00Z', 'RESOLVED', { eventId: 'resolved' }),
        fact('2026-04-07T11:00Z', 'CUSTOMER_REPLIED', { eventId: 'asked', actor: 'CUSTOMER' }),
        fact('2026-04-07T12:00Z', 'AGENT_REPLIED', { eventId: 'told' }),
        fact('2026-04-07T13:00Z', 'CUSTOMER_REPLIED', { eventId: 'again', actor: 'CUSTOMER' }),
      ],
      terms: [terms(clauses)],
    };
    const texts = ['10:30', '11:30', '12:30', '13:30'].flatMap((time) =>
      exported(life, at(`2026-04-07T${time}Z`).epochMilliseconds),
    );
    expect(texts.map((text) => wrongIn(readProof(text)))).toEqual(texts.map(() => []));
    expect(new Set(texts.map((text) => readProof(text).clock.measure)).size).toBe(2);
  });

  test('names the segment in which anything was changed, whatever it was', () => {
    const changes: readonly ((segment: ProofDocument['segments'][number]) => object)[] = [
      ({ milliseconds }) => ({ milliseconds: milliseconds + 1 }),
      ({ to }) => ({ to: Temporal.Instant.from(to).add({ milliseconds: 1 }).toString() }),
      ({ from }) => ({ from: Temporal.Instant.from(from).subtract({ minutes: 1 }).toString() }),
      ({ kind }) => ({ kind: kind === 'PAUSED' ? 'OUTSIDE' : 'PAUSED' }),
      ({ clause }) => ({ clause: `${clause}.1` }),
      ({ scheduleVersion }) => ({ scheduleVersion: scheduleVersion + 1 }),
      () => ({ event: 'another' }),
    ];
    let tried = 0;
    fc.assert(
      fc.property(seen(lives, 1), fc.constantFrom(...changes), fc.nat(), ({ life, moments }, change, nth) => {
        for (const text of exported(life, moments[0] ?? 0)) {
          const document = readProof(text);
          const place = document.segments.length === 0 ? 0 : nth % document.segments.length;
          const segment = document.segments[place];
          if (segment === undefined) continue;
          const bent = document.segments.with(place, { ...segment, ...change(segment) });
          const wrong = wrongIn({ ...document, segments: bent });
          expect(wrong.some((words) => words.startsWith(`segment ${String(place + 1)}: `))).toBe(true);
          tried += 1;
        }
      }),
      exampleRuns(200),
    );
    expect(tried).toBeGreaterThan(100);
  });

  test('does not hold when a fact, a clause, the hours or the reading were changed', () => {
    const texts = fc
      .sample(seen(lives, 1), { numRuns: 60, seed: 7 })
      .flatMap(({ life, moments }) => exported(life, moments[0] ?? 0));
    const running = texts.map(readProof).filter(({ reading }) => reading.phase === 'RUNNING' && reading.spent > 0);
    expect(running.length).toBeGreaterThan(5);
    for (const document of running) {
      const { facts, reading } = document;
      const late = facts.map((fact) => ({
        ...fact,
        at: Temporal.Instant.from(fact.at).subtract({ hours: 2 }).toString(),
      }));
      expect(wrongIn({ ...document, facts: late })).not.toEqual([]);
      expect(wrongIn({ ...document, agreements: [] })).not.toEqual([]);
      expect(wrongIn({ ...document, reading: { ...reading, spent: reading.spent + 1 } })).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^the reading: spent is \d+ in the document, \d+ counted anew$/),
        ]),
      );
    }
  });

  test('is refused by the place that means nothing', () => {
    const [text = ''] = fc
      .sample(seen(lives, 1), { numRuns: 20, seed: 7 })
      .flatMap(({ life, moments }) => exported(life, moments[0] ?? 0));
    const document = readProof(text);
    const refusal = (said: unknown): string => {
      try {
        const read = readProof(typeof said === 'string' ? said : JSON.stringify(said));
        verifyProof(read);
      } catch (error) {
        if (error instanceof NoProof) return error.message;
        throw error;
      }
      return 'none';
    };
    const [fact] = document.facts;
    expect(refusal(document)).toBe('none');
    expect(refusal('')).toContain('expected JSON');
    expect(refusal({})).toContain('format');
    expect(refusal({ ...document, facts: [{ ...fact, at: 'today' }] })).toContain('facts.0.at: expected an instant');
    expect(refusal({ ...document, facts: [{ ...fact, at: '0001-01-01T00:00:00Z' }] })).toContain('0001-01-01');
    expect(refusal({ ...document, signed: true })).toContain('signed');
    expect(refusal({ ...document, agreements: document.agreements.map((one) => ({ ...one, coverage: 9 })) })).toContain(
      'agreements.0.coverage: there is no coverage 9',
    );
    const nowhere = document.coverages.map((versions) =>
      versions.map((one) => ({ ...one, schedule: { ...one.schedule, timeZone: 'Mars/Olympus' } })),
    );
    expect(refusal({ ...document, coverages: nowhere })).toContain('coverages.0: ');
  });
});
