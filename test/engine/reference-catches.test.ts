// Checks the check: readings of the law with one thing wrong. The random lives, and where its contracts use the option
// the enumeration too, must tell each of them from the reference; otherwise agreeing with it would prove nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seed } from './arbitrary/runs.ts';
import { differences } from './reference/compare.ts';
import type { Preview } from './reference/compare.ts';
import { contracts, lives, questionsAbout } from './reference/enumeration.ts';
import { questionArbitrary } from './reference/lives.ts';
import { previewByReference } from './reference/preview.ts';
import type { PlainClause, PlainEvent, PlainQuestion } from './reference/words.ts';

const matter = { corrections: true, fields: true, early: true, ownOptions: true, gaps: false };
const asked: readonly PlainQuestion[] = fc.sample(questionArbitrary(matter), { seed, numRuns: 1500 });

const deaf =
  (clause: Partial<PlainClause>): Preview =>
  (question) =>
    previewByReference({ ...question, clauses: question.clauses.map((one) => ({ ...one, ...clause })) });

const hearing =
  (change: (event: PlainEvent) => PlainEvent | null): Preview =>
  (question) =>
    previewByReference({ ...question, events: question.events.map(change).filter((event) => event !== null) });

const isCaught = (wrong: Preview, questions: Iterable<PlainQuestion>): boolean => {
  for (const question of questions) if ((differences(question, wrong) ?? []).length > 0) return true;
  return false;
};

describe('a reading is told from the reference when it', () => {
  test.each<[string, Preview]>([
    ['pauses by default only', deaf({ pausesWhile: null })],
    ['always lets a reply end the wait', deaf({ endsWait: null })],
    ['always resumes', deaf({ onReopen: null })],
    ['knows no window', deaf({ reopenWindowMs: null })],
    ['always carries over', deaf({ onReclassify: null })],
    ['never blends', deaf({ allowance: null })],
    ['never counts the opening', deaf({ countOpening: null })],
    ['always excludes the unanswered', deaf({ onResolveUnanswered: null })],
    ['warns at three quarters only', deaf({ warnAtShare: null })],
    ['knows no time before', deaf({ warnBeforeMs: null })],
    ['takes every group for the same', deaf({ group: null })],
    ['takes the first covered day', deaf({ coveredDays: null })],
    ['knows no target', deaf({ targetMs: null })],
    ['hears every actor as a person', hearing((event) => ({ ...event, actor: null }))],
    ['hears no retraction', hearing((event) => (event.kind === 'RETRACTED' ? null : event))],
    ['hears no merge', hearing((event) => (event.kind === 'MERGED' ? null : event))],
    ['hears no undo', hearing((event) => (event.undo ? null : event))],
    ['hears no mark', hearing((event) => (event.kind === 'NEEDS_NO_ANSWER' ? null : event))],
    ['hears no assignment', hearing((event) => (event.kind === 'ASSIGNED' ? null : event))],
    ['hears no group', hearing((event) => ({ ...event, group: null }))],
    ['is a millisecond late', (question) => previewByReference({ ...question, asOf: question.asOf + 1 })],
  ])('%s', (_name, wrong) => {
    expect(isCaught(wrong, asked)).toBe(true);
  });

  test('but never from itself', () => {
    expect(isCaught(previewByReference, asked.slice(0, 200))).toBe(false);
  });
});

describe('the enumeration tells a reading from the reference when it', () => {
  test.each<[string, string, Preview]>([
    ['restarted, in new cycles, kept running', 'always carries over', deaf({ onReclassify: null })],
    ['restarted, in new cycles, kept running', 'always resumes', deaf({ onReopen: null })],
    ['restarted, in new cycles, kept running', 'excludes the unanswered', deaf({ onResolveUnanswered: null })],
    ['tightened only, continuous, met', 'always carries over', deaf({ onReclassify: null })],
    ['tightened only, continuous, met', 'always resumes', deaf({ onReopen: null })],
    ['tightened only, continuous, met', 'pauses by default only', deaf({ pausesWhile: null })],
    ['in proportion, within a window, from the opening on', 'always carries over', deaf({ onReclassify: null })],
    ['in proportion, within a window, from the opening on', 'knows no window', deaf({ reopenWindowMs: null })],
    ['in proportion, within a window, from the opening on', 'lets a reply end the wait', deaf({ endsWait: null })],
    ['blended', 'never blends', deaf({ allowance: null })],
    ['fixed at the start', 'always resumes', deaf({ onReopen: null })],
  ])('%s: %s', (name, _wrong, wrong) => {
    const contract = contracts[name];
    const questions = contract === undefined ? [] : [...lives(3)].flatMap((life) => questionsAbout(contract, life));
    expect(questions.length).toBe(3 * (1 + 8 + 64 + 512));
    expect(isCaught(wrong, questions)).toBe(true);
  });
});
