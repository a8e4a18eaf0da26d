// A ticket's life on given values: what comes back, which defaults hold, and everything that is refused by name.
import { describe, expect, it } from 'vitest';
import { previewTicket, type PreviewClause, type PreviewInput } from '../../server/src/engine/preview-ticket.ts';
import { always, officeHours, primeAndNight } from '../scenarios/scenario.ts';
import { at, HOUR, MINUTE } from './clock-words.ts';

const clause = (said: Partial<PreviewClause> = {}): PreviewClause => ({
  measure: 'RESOLUTION',
  severity: null,
  period: null,
  promiseMs: 8 * HOUR,
  targetMs: null,
  warnAtShare: null,
  options: {},
  ...said,
});

const life = (said: Partial<PreviewInput> = {}): PreviewInput => ({
  schedule: always(),
  clauses: [clause()],
  events: [{ at: at('09:00'), kind: 'OPENED' }],
  ...said,
});

describe('a preview', () => {
  it('reads every clock, with its proof by event and clause', () => {
    const { clocks, problems } = previewTicket(
      life({
        events: [
          { at: at('09:00'), kind: 'OPENED' },
          { at: at('10:00'), kind: 'STATUS_CHANGED', status: 'WAITING_CUSTOMER', eventId: 'asked' },
          { at: at('11:00'), kind: 'CUSTOMER_REPLIED' },
        ],
      }),
      at('12:00'),
    );
    expect(problems).toEqual([]);
    expect(clocks).toMatchObject([{ measure: 'RESOLUTION', phase: 'RUNNING', spentMs: 2 * HOUR, excluded: false }]);
    expect(
      clocks[0]?.segments.map(({ kind, cause, clause: by, milliseconds }) => [kind, cause, by, milliseconds]),
    ).toEqual([
      ['RUNNING', 'event 1', '1', HOUR],
      ['PAUSED', 'asked', '1', HOUR],
      ['RUNNING', 'event 3', '1', HOUR],
    ]);
  });

  it('shows what each segment used up of a blended limit: at the due, one in all', () => {
    const { clocks } = previewTicket(
      life({
        schedule: primeAndNight,
        clauses: [
          clause({ period: 'PRIME', promiseMs: HOUR, options: { allowance: 'BLENDED' } }),
          clause({ period: 'NON_PRIME', promiseMs: 4 * HOUR, options: { allowance: 'BLENDED' } }),
        ],
        events: [{ at: at('17:50'), kind: 'OPENED' }],
      }),
      at('21:20'),
    );
    const segments = clocks[0]?.segments ?? [];
    expect(segments.map(({ period, share, milliseconds }) => [period, share, milliseconds])).toEqual([
      ['PRIME', 1 / 6, 10 * MINUTE],
      ['NON_PRIME', 5 / 6, 200 * MINUTE],
    ]);
    expect(clocks[0]?.promise?.dueAt).toEqual(at('21:20'));
  });

  it('takes the customer as the actor of an opening and a reply, and an agent of the rest', () => {
    const measures = [clause({ measure: 'FIRST_RESPONSE' }), clause({ measure: 'NEXT_RESPONSE' })];
    const events: PreviewInput['events'] = [
      { at: at('09:00'), kind: 'OPENED' },
      { at: at('10:00'), kind: 'AGENT_REPLIED' },
      { at: at('11:00'), kind: 'CUSTOMER_REPLIED' },
    ];
    expect(previewTicket(life({ clauses: measures, events }), at('12:00')).clocks).toMatchObject([
      { measure: 'FIRST_RESPONSE', phase: 'STOPPED' },
      { measure: 'NEXT_RESPONSE', phase: 'RUNNING' },
    ]);
    const [opening, ...rest] = events;
    const byAgent = opening ? [{ ...opening, actor: 'AGENT' as const }, ...rest] : [];
    expect(previewTicket(life({ clauses: measures, events: byAgent }), at('12:00')).clocks).toMatchObject([
      { measure: 'FIRST_RESPONSE', phase: 'RUNNING', startedAt: at('11:00') },
    ]);
  });

  it('opens with the severity it is given, NORMAL when none is, unless the opening names one', () => {
    const clauses = [clause({ severity: 'NORMAL' }), clause({ severity: 'URGENT', promiseMs: HOUR })];
    const clausesOf = (said: Partial<PreviewInput>) =>
      previewTicket(life({ clauses, ...said }), at('09:30')).clocks.flatMap((clock) => clock.clauses);
    expect(clausesOf({})).toEqual([1]);
    expect(clausesOf({ severity: 'URGENT' })).toEqual([2]);
    expect(
      clausesOf({ severity: 'URGENT', events: [{ at: at('09:00'), kind: 'OPENED', severity: 'NORMAL' }] }),
    ).toEqual([1]);
  });

  it('keeps the order of the list for events of one instant, and that of sequences where there are any', () => {
    const events = (first: number | null, second: number | null): PreviewInput['events'] => [
      { at: at('09:00'), kind: 'OPENED' },
      { at: at('10:00'), kind: 'STATUS_CHANGED', status: 'WAITING_CUSTOMER', sequence: first },
      { at: at('10:00'), kind: 'STATUS_CHANGED', status: 'OPEN', sequence: second },
    ];
    const phaseOf = (list: PreviewInput['events']) =>
      previewTicket(life({ events: list }), at('11:00')).clocks[0]?.phase;
    expect(phaseOf(events(null, null))).toBe('RUNNING');
    expect(phaseOf(events(2, 1))).toBe('PAUSED');
  });

  it('leaves out of every rate what has no standing', () => {
    const clauses = [clause({ measure: 'FIRST_RESPONSE' }), clause()];
    const excluded = (...events: PreviewInput['events']) =>
      previewTicket(life({ clauses, events }), at('12:00')).clocks.map((clock) => [clock.phase, clock.excluded]);
    expect(excluded({ at: at('09:00'), kind: 'OPENED' }, { at: at('10:00'), kind: 'RESOLVED' })).toEqual([
      ['VOID', true],
      ['STOPPED', false],
    ]);
    expect(excluded({ at: at('09:00'), kind: 'OPENED', actor: 'AGENT' })).toEqual([
      ['NOT_APPLICABLE', true],
      ['RUNNING', false],
    ]);
  });

  it('reads events in any order, none ahead of the instant asked about, and none before the opening', () => {
    const events: PreviewInput['events'] = [
      { at: at('11:00'), kind: 'RESOLVED' },
      { at: at('08:00'), kind: 'STATUS_CHANGED', status: 'ON_HOLD' },
      { at: at('09:00'), kind: 'OPENED' },
    ];
    expect(previewTicket(life({ events }), at('08:30')).clocks).toEqual([]);
    expect(previewTicket(life({ events }), at('10:00')).clocks).toMatchObject([{ phase: 'RUNNING', spentMs: HOUR }]);
    expect(previewTicket(life({ events }), at('12:00')).clocks).toMatchObject([{ phase: 'STOPPED' }]);
    expect(previewTicket(life({ events: [] }), at('12:00'))).toEqual({ clocks: [], inversions: [], problems: [] });
  });

  it("judges users' measures that come with it", () => {
    const visit = {
      ...{ name: 'SITE_VISIT', pauses: [], restarts: [], voids: [], cycles: 'ONE' as const },
      starts: [{ kinds: ['ASSIGNED' as const] }],
      stops: [{ kinds: ['NOTE_ADDED' as const] }],
    };
    const events: PreviewInput['events'] = [
      { at: at('09:00'), kind: 'OPENED' },
      { at: at('10:00'), kind: 'ASSIGNED', agent: 'Ada' },
    ];
    const input = life({ clauses: [clause({ measure: 'SITE_VISIT' })], events });
    expect(previewTicket({ ...input, measures: [visit] }, at('11:00')).clocks).toMatchObject([{ spentMs: HOUR }]);
    expect(previewTicket(input, at('11:00')).problems.map(({ code }) => code)).toEqual(['UNKNOWN_MEASURE']);
    const twice = previewTicket({ ...input, measures: [visit, visit] }, at('11:00')).problems;
    expect(twice.map(({ code, path }) => `${code} ${path.join('/')}`)).toEqual(['MEASURE_NAME_TAKEN measures/1/name']);
  });
});

describe('a preview is refused', () => {
  const refused = (said: Partial<PreviewInput>, asOf = at('12:00')): string[] => {
    const { clocks, problems } = previewTicket(life(said), asOf);
    expect(clocks).toEqual([]);
    return problems.map(({ code, path }) => `${code} ${path.join('/')}`);
  };
  const options = (given: PreviewClause['options'], more: Partial<PreviewClause> = {}) => ({
    clauses: [clause({ options: given, ...more })],
  });
  const event = (said: Partial<PreviewInput['events'][number]>) => ({
    events: [{ at: at('09:00'), kind: 'OPENED' as const, ...said }],
  });
  const relative = 'END_OF_COVERED_DAY';

  it.each<[string, Partial<PreviewInput>, string[]]>([
    ['without clauses', { clauses: [] }, ['NO_CLAUSES clauses']],
    ['with a promise of nothing', options({}, { promiseMs: 0 }), ['PROMISE_NOT_POSITIVE clauses/0/promise']],
    ['with a negative promise', options({}, { promiseMs: -HOUR }), ['PROMISE_NOT_POSITIVE clauses/0/promise']],
    ['with neither a promise nor a time', options({}, { promiseMs: null }), ['PROMISE_MISSING clauses/0/promise']],
    ['with a limit past the horizon', options({}, { promiseMs: 1e14 }), ['PROMISE_BEYOND_HORIZON clauses/0/promise']],
    ['with a looser target', options({}, { targetMs: 9 * HOUR }), ['TARGET_LOOSER_THAN_PROMISE clauses/0/target']],
    ['with an unknown measure', options({}, { measure: 'MOOD' }), ['UNKNOWN_MEASURE clauses/0/measure']],
    ['with a promise and a time', options({ relative }), ['PROMISE_AND_RELATIVE clauses/0/relative']],
    [
      'with a time, blended',
      options({ relative, allowance: 'BLENDED' }, { promiseMs: null }),
      ['RELATIVE_AND_BLENDED clauses/0/allowance'],
    ],
    [
      'with no covered day',
      options({ relative, coveredDays: 0 }, { promiseMs: null }),
      ['COVERED_DAYS_OUT_OF_RANGE clauses/0/coveredDays'],
    ],
    ['with covered days and no time', options({ coveredDays: 2 }), ['NOT_RELATIVE clauses/0/coveredDays']],
    [
      'with a time of the day that is not said',
      options({ relative: 'TIME_OF_COVERED_DAY' }, { promiseMs: null }),
      ['LOCAL_TIME_MISPLACED clauses/0/localTime'],
    ],
    [
      'with the end of a day at a time',
      options({ relative, localTime: '16:00' }, { promiseMs: null }),
      ['LOCAL_TIME_MISPLACED clauses/0/localTime'],
    ],
    [
      'with a time that no clock shows',
      options({ relative: 'TIME_OF_COVERED_DAY', localTime: '25:00' }, { promiseMs: null }),
      ['INVALID_TIME clauses/0/localTime'],
    ],
    [
      'with new cycles of a measure that has none',
      options({ onReopen: 'NEW_CYCLE' }, { measure: 'CLOSURE' }),
      ['MEASURE_WITHOUT_CYCLES clauses/0/onReopen'],
    ],
    [
      'with a reopen window and no new cycle',
      options({ reopenWindowMs: HOUR }),
      ['REOPEN_WINDOW_WITHOUT_NEW_CYCLE clauses/0/reopenWindow'],
    ],
    [
      'with a reopen window of nothing',
      options({ onReopen: 'NEW_CYCLE', reopenWindowMs: 0 }),
      ['REOPEN_WINDOW_NOT_POSITIVE clauses/0/reopenWindow'],
    ],
    ['with a warning at the end', options({ warnBeforeMs: 0 }), ['WARNING_NOT_POSITIVE clauses/0/warnBefore']],
    ['with a group that is not measured', options({ group: 'network' }), ['GROUP_NOT_MEASURED clauses/0/group']],
    [
      'with options that differ between clauses of one clock',
      {
        clauses: [clause({ period: 'PRIME' }), clause({ period: 'NON_PRIME', options: { onReclassify: 'RESTART' } })],
      },
      ['OPTIONS_DIFFER_BY_PERIOD clauses/1/onReclassify'],
    ],
    ['with a schedule that never opens', { schedule: { ...officeHours, periods: [] } }, ['NO_PERIOD schedule/periods']],
    ['with an event of another age', event({ at: at('2226-04-07T09:00Z') }), ['INSTANT_OUT_OF_RANGE events/0/at']],
    ['with a promise that promises nothing', event({ kind: 'PROMISED' }), ['MALFORMED_EVENT events/0/promisedAt']],
    ['with a retraction of nothing', event({ kind: 'RETRACTED' }), ['MALFORMED_EVENT events/0/refersTo']],
    [
      'with an event told twice',
      { events: [0, 1].map(() => ({ at: at('09:00'), kind: 'OPENED' as const, eventId: 'e' })) },
      ['EVENT_CONFLICT events/1/eventId'],
    ],
  ])('%s', (_how, said, problems) => {
    expect(refused(said)).toEqual(problems);
  });

  it('for an instant that no schedule speaks of', () => {
    expect(refused({}, at('2226-04-07T09:00Z'))).toEqual(['INSTANT_OUT_OF_RANGE asOf']);
  });

  it('with all that is wrong at once', () => {
    expect(
      refused({ clauses: [clause({ promiseMs: 0, targetMs: -1 })], events: [{ at: at('09:00'), kind: 'PROMISED' }] }),
    ).toEqual([
      'PROMISE_NOT_POSITIVE clauses/0/promise',
      'TARGET_NOT_POSITIVE clauses/0/target',
      'MALFORMED_EVENT events/0/promisedAt',
    ]);
  });
});
