// Which clause judges a ticket, which agreements may not stand beside each other, and what no clause may say.
import { describe, expect, it } from 'vitest';
import { chooseClauses, overlaps, type ClauseKey } from '../../server/src/engine/agreement.ts';
import { validateClauses } from '../../server/src/engine/clause-problems.ts';
import { MEASURES } from '../../server/src/engine/measure.ts';
import type { Clause, Terms } from '../../server/src/engine/clause.ts';
import { at, clause, HOUR, readAt, fact, terms } from './clock-words.ts';

const key: ClauseKey = {
  measure: 'RESOLUTION',
  severity: 'HIGH',
  customer: 10,
  serviceAccount: 1,
  service: 5,
  group: null,
  openedAt: at('09:00'),
};
const chosen = (agreed: readonly Terms[], said: Partial<ClauseKey> = {}): number[] | null =>
  chooseClauses(agreed, { ...key, ...said })?.clauses.map(({ id }) => id) ?? null;

describe('the most specific clause in force wins', () => {
  it('by severity over none', () => {
    const agreed = [terms([clause({ id: 1 }), clause({ id: 2, severity: 'HIGH' })])];
    expect(chosen(agreed)).toEqual([2]);
    expect(chosen(agreed, { severity: 'LOW' })).toEqual([1]);
    expect(chosen(agreed, { severity: null })).toEqual([1]);
  });

  it('so that a ticket without a severity is judged by no clause that names one', () => {
    expect(chosen([terms([clause({ severity: 'HIGH' })])], { severity: null })).toBeNull();
  });

  it('for each coverage period, a named one before the one for any', () => {
    const agreed = [
      terms([clause({ id: 1 }), clause({ id: 2, period: 'NON_PRIME' }), clause({ id: 3, period: 'PRIME' })]),
    ];
    expect(chosen(agreed)).toEqual([2, 3]);
    expect(chosen([terms([clause({ id: 1 }), clause({ id: 2, period: 'PRIME' })])])).toEqual([2, 1]);
  });

  it('severity before period', () => {
    const agreed = [terms([clause({ id: 1, period: 'PRIME' }), clause({ id: 2, severity: 'HIGH' })])];
    expect(chosen(agreed)).toEqual([2]);
    const both = [terms([clause({ id: 1 }), clause({ id: 2, severity: 'HIGH', period: 'PRIME' })])];
    expect(chosen(both)).toEqual([2, 1]);
  });

  it('service over customer over corporate, service account over customer, whatever the severity', () => {
    const urgent = [clause({ id: 1, severity: 'HIGH' })];
    const corporate = terms(urgent, { level: 'CORPORATE', customer: null, agreementVersion: 1 });
    const customer = terms(
      urgent.map((c) => ({ ...c, id: 2 })),
      { agreementVersion: 2 },
    );
    const account = terms([clause({ id: 3 })], { agreementVersion: 3, serviceAccount: 1 });
    const service = terms([clause({ id: 4 })], { agreementVersion: 4, level: 'SERVICE', service: 5 });
    expect(chosen([corporate, customer, account, service])).toEqual([4]);
    expect(chosen([service, account, customer, corporate])).toEqual([4]);
    expect(chosen([corporate, account, customer])).toEqual([3]);
    expect(chosen([customer, corporate])).toEqual([2]);
    expect(chosen([corporate])).toEqual([1]);
    expect(chosen([account, service], { serviceAccount: 2, service: null })).toBeNull();
  });

  it('and an agreement that does not speak of the measure leaves it to the next', () => {
    const service = terms([clause({ id: 1, measure: 'FIRST_RESPONSE' })], { level: 'SERVICE', service: 5 });
    expect(chosen([service, terms([clause({ id: 2 })])])).toEqual([2]);
  });

  it('only while in force when the ticket opened, its last instant excluded', () => {
    const agreed = [terms([clause()], { from: at('08:00'), until: at('09:00') })];
    expect(chosen(agreed)).toBeNull();
    expect(chosen(agreed, { openedAt: at('08:59:59.999') })).toEqual([1]);
    expect(chosen(agreed, { openedAt: at('07:59:59.999') })).toBeNull();
    expect(chosen(agreed, { openedAt: at('08:00') })).toEqual([1]);
  });

  it('only with the customer it was agreed with, or all', () => {
    expect(chosen([terms([clause()])], { customer: 20 })).toBeNull();
    expect(chosen([terms([clause()])], { customer: null, serviceAccount: null })).toBeNull();
    expect(chosen([terms([clause()], { level: 'CORPORATE', customer: null })], { customer: null })).toEqual([1]);
  });

  it('so that measures of one ticket may be judged by different agreements', () => {
    const agreed = [
      terms([clause({ id: 1 }), clause({ id: 2, measure: 'FIRST_RESPONSE' })], { agreementVersion: 7 }),
      terms([clause({ id: 3 })], { agreementVersion: 8, serviceAccount: 1 }),
    ];
    const { clocks } = readAt('10:00', [fact('09:00', 'OPENED')], agreed);
    expect(clocks.map((clock) => [clock.measure, clock.agreementVersion, clock.clauses])).toEqual([
      ['FIRST_RESPONSE', 7, [2]],
      ['RESOLUTION', 8, [3]],
    ]);
  });

  it('and a ticket that opened before its agreement has no clock, however long it stays open', () => {
    const agreed = [terms([clause()], { from: at('09:30') })];
    expect(readAt('12:00', [fact('09:00', 'OPENED')], agreed).clocks).toEqual([]);
    expect(readAt('12:00', [fact('09:30', 'OPENED')], agreed).clocks).toHaveLength(1);
  });
});

describe('two agreements overlap', () => {
  const clash = (a: Partial<Terms>, b: Partial<Terms>): number[][] =>
    overlaps(
      terms([clause({ id: 1, severity: 'HIGH' }), clause({ id: 2 })], a),
      terms([clause({ id: 3, severity: 'HIGH' }), clause({ id: 4, period: 'PRIME' })], b),
    ).map(({ clauseA, clauseB }) => [clauseA.id, clauseB.id]);

  it('where two clauses are equally specific for the same tickets at some time', () => {
    expect(clash({}, {})).toEqual([[1, 3]]);
    expect(clash({ until: at('12:00') }, { from: at('11:59:59.999') })).toEqual([[1, 3]]);
  });

  it('not when one ends as the other begins', () => {
    expect(clash({ until: at('12:00') }, { from: at('12:00') })).toEqual([]);
    expect(clash({ from: at('12:00') }, { until: at('12:00') })).toEqual([]);
  });

  it('not when one of them is more specific, or for others', () => {
    expect(clash({}, { serviceAccount: 1 })).toEqual([]);
    expect(clash({}, { level: 'SERVICE', service: 5 })).toEqual([]);
    expect(clash({}, { customer: 20 })).toEqual([]);
  });
});

describe('a clause is refused', () => {
  const refused = (...clauses: Clause[]): string[] =>
    validateClauses(clauses).map(({ code, path }) => `${code} ${path.join('/')}`);

  it.each<[string, Partial<Clause>, string]>([
    ['when it promises nothing', { promiseMs: 0 }, 'PROMISE_NOT_POSITIVE clauses/0/promise'],
    ['when its promise is negative', { promiseMs: -1 }, 'PROMISE_NOT_POSITIVE clauses/0/promise'],
    ['when its promise is no whole millisecond', { promiseMs: 1.5 }, 'PROMISE_NOT_POSITIVE clauses/0/promise'],
    ['when its promise outlives every calendar', { promiseMs: 1e15 }, 'PROMISE_BEYOND_HORIZON clauses/0/promise'],
    ['when its target is nothing', { targetMs: 0 }, 'TARGET_NOT_POSITIVE clauses/0/target'],
    [
      'when its target is looser than its promise',
      { targetMs: 8 * HOUR + 1 },
      'TARGET_LOOSER_THAN_PROMISE clauses/0/target',
    ],
    ['when it warns at once', { warnAtShare: 0 }, 'WARNING_SHARE_OUT_OF_RANGE clauses/0/warnAtShare'],
    ['when it warns at the end', { warnAtShare: 1 }, 'WARNING_SHARE_OUT_OF_RANGE clauses/0/warnAtShare'],
    ['when its warning share is no number', { warnAtShare: NaN }, 'WARNING_SHARE_OUT_OF_RANGE clauses/0/warnAtShare'],
    ['when nobody knows its measure', { measure: 'MOOD' }, 'UNKNOWN_MEASURE clauses/0/measure'],
    ['when it has no number', { number: ' ' }, 'CLAUSE_NUMBER_MISSING clauses/0/number'],
    [
      'when it pauses where the clock has ended',
      { options: { pausesWhile: ['RESOLVED'] } },
      'PAUSES_WHILE_ENDED clauses/0/pausesWhile',
    ],
  ])('%s', (_when, said, problem) => {
    expect(refused(clause(said))).toEqual([problem]);
  });

  it('when its number or its key was there before', () => {
    expect(refused(clause(), clause({ id: 2, number: '9.1', severity: 'LOW' }))).toEqual([
      'DUPLICATE_CLAUSE_NUMBER clauses/1/number',
    ]);
    expect(refused(clause(), clause({ id: 2 }))).toEqual(['DUPLICATE_CLAUSE clauses/1/measure']);
  });

  it('when it differs from another only in coverage period, yet pauses otherwise', () => {
    const prime = clause({ period: 'PRIME' });
    const night = clause({ id: 2, period: 'NON_PRIME' });
    expect(refused(prime, { ...night, options: { pausesWhile: ['ON_HOLD'] } })).toEqual([
      'OPTIONS_DIFFER_BY_PERIOD clauses/1/pausesWhile',
    ]);
    expect(refused(prime, { ...night, options: { pausesWhile: ['WAITING_CUSTOMER'] } })).toEqual([]);
    expect(refused(prime, { ...night, severity: 'LOW', options: { pausesWhile: [] } })).toEqual([]);
  });

  it('and told what was expected, what came, and which clause', () => {
    expect(validateClauses([clause({ number: '9.2.3', promiseMs: 6 * HOUR, targetMs: 7 * HOUR })])[0]?.message).toBe(
      'Clause 9.2.3: the target (25200 s) is looser than the promise (21600 s), expected it as tight or tighter',
    );
  });

  it('but a target as long as its promise is accepted, for every measure', () => {
    const all = MEASURES.map(({ name }, i) =>
      clause({ id: i + 1, measure: name, targetMs: 8 * HOUR, warnAtShare: 0.9 }),
    );
    expect(validateClauses(all)).toEqual([]);
  });
});
