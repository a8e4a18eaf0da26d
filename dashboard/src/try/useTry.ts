// The form, kept over reloads and Back, and what the server says of it, asked again whenever the form rests.
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { TryTicketDocument, type TryTicketQuery } from '../generated/try.ts';
import { useLine } from '../shared/live/line.ts';
import { problemOf } from '../shared/live/problem.ts';
import { examples } from './examples.ts';
import { fromFragment, readKept } from './keptForm.ts';
import { refusedIn } from './problems.ts';
import { toInput, type TryForm, type TryInput, type TryProblem } from './tryForm.ts';

const REST_MS = 300;
/** The server was not there: asked again by itself. */
const RETRY_MS = 3000;
const KEPT = 'headroom-try';

export type Preview = TryTicketQuery['previewTicket'];

export interface Try {
  readonly form: Ref<TryForm>;
  /** What the last question that could be answered came to, with that question. */
  readonly answer: Readonly<ShallowRef<{ readonly preview: Preview; readonly input: TryInput } | null>>;
  readonly problems: Readonly<ShallowRef<readonly TryProblem[]>>;
  /** Takes the example of this name. */
  readonly start: (name: string) => void;
}

const firstForm = (): TryForm => {
  const [first] = examples;
  if (first === undefined) throw new Error('There is no example to start from.');
  return JSON.parse(JSON.stringify(first.form)) as TryForm;
};

/** The form that a link brings, else the one this tab left; null when there is neither. */
const keptForm = (): TryForm | null =>
  fromFragment(location.hash, firstForm()) ?? readKept(sessionStorage.getItem(KEPT) ?? '', firstForm());

export function useTry(): Try {
  const { ask } = useLine();
  const form = ref<TryForm>(keptForm() ?? firstForm());
  const answer = shallowRef<{ preview: Preview; input: TryInput } | null>(null);
  const problems = shallowRef<readonly TryProblem[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function question(): Promise<void> {
    const turn = (asked += 1);
    const checked = readForm(form.value);
    if ('problems' in checked) {
      problems.value = checked.problems;
      return;
    }
    try {
      const { previewTicket: preview } = await ask(TryTicketDocument, { input: checked.input });
      if (turn !== asked) return;
      problems.value = preview.userErrors.map(({ path, message }) => ({ path: path?.join('.') ?? '', message }));
      if (preview.userErrors.length === 0) answer.value = { preview, input: checked.input };
    } catch (error) {
      const { kind, message } = problemOf(error);
      if (turn !== asked) return;
      problems.value = [refusedIn(message)];
      if (kind === 'unreachable') timer = setTimeout(() => void question(), RETRY_MS);
    }
  }

  watch(
    form,
    (now) => {
      sessionStorage.setItem(KEPT, JSON.stringify(now));
      clearTimeout(timer);
      timer = setTimeout(() => void question(), answer.value === null ? 0 : REST_MS);
    },
    { deep: true, immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));
  return {
    form,
    answer,
    problems,
    start: (name) => {
      const found = examples.find((one) => one.name === name);
      if (found !== undefined) form.value = JSON.parse(JSON.stringify(found.form)) as TryForm;
    },
  };
}

/** A zone the browser does not know throws when a wall-clock time is read in it. */
function readForm(form: TryForm): ReturnType<typeof toInput> {
  try {
    return toInput(form);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return {
      problems: [{ path: 'schedule.timeZone', message: `Expected a time zone as Europe/Berlin, got "${form.zone}".` }],
    };
  }
}
