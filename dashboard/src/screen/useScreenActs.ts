// What managers do to screens: each act answers null, or with what is wrong.
import {
  ApproveScreenDocument,
  RefuseScreenDocument,
  ReloadScreenDocument,
  RevokeScreenDocument,
  SaveScreenDocument,
} from '../generated/screens.ts';
import { useLine } from '../shared/live/line.ts';
import { problemOf } from '../shared/live/problem.ts';

/** Sentences by field; `form` for what belongs to none. */
export type ScreenProblems = Readonly<Partial<Record<'code' | 'name' | 'board' | 'form', string>>>;

interface Answer {
  readonly userErrors: readonly { readonly message: string; readonly path: readonly string[] | null }[];
}

/** What a screen is called and shows: a board, or a playlist where one is said. */
interface Placed {
  readonly name: string;
  readonly board: string;
  readonly playlist: string;
}

export interface ScreenActs {
  approve(input: Placed & { code: string }): Promise<ScreenProblems | null>;
  refuse(code: string): Promise<ScreenProblems | null>;
  save(input: Placed & { id: string }): Promise<ScreenProblems | null>;
  reload(id: string): Promise<ScreenProblems | null>;
  revoke(id: string): Promise<ScreenProblems | null>;
}

const shownBy = ({ name, board, playlist }: Placed) => (playlist === '' ? { name, board } : { name, playlist });

const isField = (text: unknown): text is 'code' | 'name' | 'board' =>
  ['code', 'name', 'board'].includes(text as string);

function problemsOf({ userErrors }: Answer): ScreenProblems | null {
  const problems: Partial<Record<'code' | 'name' | 'board' | 'form', string>> = {};
  for (const { message, path } of userErrors) problems[isField(path?.[0]) ? path[0] : 'form'] ??= message;
  return userErrors.length === 0 ? null : problems;
}

export function useScreenActs(): ScreenActs {
  const { ask } = useLine();
  async function outcome(asked: Promise<{ done: Answer }>): Promise<ScreenProblems | null> {
    try {
      return problemsOf((await asked).done);
    } catch (error) {
      return { form: problemOf(error).message };
    }
  }
  return {
    approve: ({ code, ...placed }) => outcome(ask(ApproveScreenDocument, { input: { code, ...shownBy(placed) } })),
    refuse: (code) => outcome(ask(RefuseScreenDocument, { input: { code } })),
    save: ({ id, ...placed }) => outcome(ask(SaveScreenDocument, { input: { id, ...shownBy(placed) } })),
    reload: (id) => outcome(ask(ReloadScreenDocument, { input: { id } })),
    revoke: (id) => outcome(ask(RevokeScreenDocument, { input: { id } })),
  };
}
