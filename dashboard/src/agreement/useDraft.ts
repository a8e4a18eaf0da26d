// A draft in the making: a new one from a template, the draft that is there, or the next version of what is agreed.
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import {
  DraftAgreementDocument,
  DraftChoicesDocument,
  type DraftAgreementMutationVariables,
} from '../generated/agreementActs.ts';
import { civilDay } from '../shared/instant.ts';
import { useLine } from '../shared/live/line.ts';
import { problemOf, type Problem } from '../shared/live/problem.ts';
import { useServerClock } from '../shared/live/serverClock.ts';
import type { Agreement, Terms } from './agreementDocument.ts';
import { clauseFields, headFields, sectionFields } from './draftFields.ts';
import { problemsByPath, readRow, rowOf, type Field, type Problems, type Row } from '../shared/form/fields.ts';
import type { Template } from './templates.ts';
import { useAgreement } from './useAgreement.ts';
import { useAnswer } from '../shared/useAnswer.ts';

type Input = DraftAgreementMutationVariables['input'];

export interface DraftForm {
  readonly head: Row;
  /** Holds the clauses as rows. */
  readonly body: Row;
  readonly sections: Row;
}

export interface DraftFields {
  readonly head: readonly Field[];
  readonly body: readonly Field[];
  readonly sections: readonly Field[];
}

export interface Draft {
  readonly agreement: ComputedRef<Agreement | null>;
  readonly terms: ComputedRef<Terms | null>;
  readonly fields: ComputedRef<DraftFields | null>;
  readonly form: Ref<DraftForm | null>;
  readonly problem: ComputedRef<Problem | null>;
  readonly problems: Readonly<ShallowRef<Problems>>;
  readonly busy: Readonly<Ref<boolean>>;
  readonly isChanged: ComputedRef<boolean>;
  begin(template: Template): void;
  /** The number and version that were saved; null: refused, and `problems` says why. */
  save(): Promise<{ readonly number: string; readonly version: number } | null>;
}

export function useDraft(number: string | null): Draft {
  const { ask } = useLine();
  const { now } = useServerClock();
  const choices = useAnswer(DraftChoicesDocument, () => ({}));
  const { agreement, terms, problem } = useAgreement(() => ({ number, version: 'last', since: null }));
  const form = ref<DraftForm | null>(null);
  const problems = shallowRef<Problems>({});
  const busy = ref(false);
  const saved = ref('');
  const fields = computed((): DraftFields | null => {
    const found = choices.answer.value;
    return found === null
      ? null
      : {
          head: headFields(number !== null),
          body: [{ kind: 'rows', name: 'clauses', label: 'Clauses', one: 'clause', fields: clauseFields(found) }],
          sections: sectionFields(found),
        };
  });
  const today = (): string => civilDay(now.value ?? 0, 'UTC');

  function open(head: object, clauses: readonly object[], sections: object): void {
    if (fields.value === null) return;
    form.value = {
      head: rowOf(fields.value.head, head),
      body: rowOf(fields.value.body, { clauses }),
      sections: rowOf(fields.value.sections, sections),
    };
    problems.value = {};
    saved.value = JSON.stringify(form.value);
  }
  watch([fields, agreement, terms], () => {
    if (form.value === null && agreement.value !== null && terms.value !== null)
      open(headOf(agreement.value, terms.value, today()), terms.value.clauses.map(withoutUsual), terms.value.sections);
  });

  return {
    ...{ agreement, terms, fields, form, problems, busy },
    problem: computed(() => choices.problem.value ?? problem.value),
    isChanged: computed(() => form.value !== null && JSON.stringify(form.value) !== saved.value),
    begin: ({ head, clauses, sections }) =>
      open({ ...head, from: today(), scheduleFollowing: 'PINNED' }, clauses, sections),
    async save() {
      if (form.value === null || fields.value === null || busy.value) return null;
      const read = readDraft(fields.value, form.value);
      problems.value = read.problems;
      if (Object.keys(read.problems).length > 0) return null;
      busy.value = true;
      try {
        const kept = terms.value?.status === 'DRAFT' ? terms.value.id : null;
        const known = number === null ? {} : { number, version: kept, timeZone: terms.value?.timeZone ?? null };
        const { done } = await ask(DraftAgreementDocument, { input: { ...read.input, ...known } });
        problems.value = problemsByPath(done.userErrors);
        if (done.agreement === null || done.version === null) return null;
        saved.value = JSON.stringify(form.value);
        return { number: done.agreement.number, version: done.version.version };
      } catch (error) {
        problems.value = { '': problemOf(error).message };
        return null;
      } finally {
        busy.value = false;
      }
    },
  };
}

/** The input that a form makes, and what in it cannot travel. */
export function readDraft(
  fields: DraftFields,
  form: DraftForm,
): { readonly input: Input; readonly problems: Problems } {
  const head = readRow(fields.head, form.head);
  const body = readRow(fields.body, form.body);
  const sections = readRow(fields.sections, form.sections, 'sections.');
  // The fields are a table; that what they make is the input is held by the tests of the page.
  const input = { ...head.value, ...body.value, sections: sections.value } as unknown as Input;
  return { input, problems: { ...head.problems, ...body.problems, ...sections.problems } };
}

/** The next version begins today and judges new tickets; the draft that is there is as it was left. */
function headOf(
  { customer, serviceAccount, service, parent, ...agreement }: Agreement,
  terms: Terms,
  today: string,
): object {
  const isDraft = terms.status === 'DRAFT';
  return {
    ...agreement,
    customer: customer?.id,
    serviceAccount: serviceAccount?.id,
    service: service?.id,
    parent: parent?.id,
    schedule: terms.schedule.id,
    scheduleFollowing: terms.scheduleFollowing,
    from: isDraft ? terms.from : today,
    until: terms.until,
    appliesTo: isDraft ? terms.appliesTo : 'NEW_TICKETS',
  };
}

const usual: Readonly<Record<string, unknown>> = {
  endsWait: 'ON_REPLY',
  onReopen: 'RESUME',
  onReclassify: 'CARRY',
  allowance: 'FIXED_AT_START',
  onResolveUnanswered: 'EXCLUDED',
  relative: 'NONE',
};

/** What is as usual is not said, so that the form shows what is special. */
const withoutUsual = (clause: Terms['clauses'][number]): object => {
  const said = Object.entries(clause).filter(([name, value]) => usual[name] !== value);
  return Object.fromEntries(said.filter(([name]) => name !== 'coveredDays' || clause.relative !== 'NONE'));
};
