// Migrations are written once and never edited; a new one goes to the end.
import { Foundation } from './0001-foundation.ts';
import { Flow } from './0002-flow.ts';
import { ClockLists } from './0003-clock-lists.ts';
import { ClauseOptions } from './0004-clause-options.ts';

export const migrationsList = [
  { name: '0001-foundation', class: Foundation },
  { name: '0002-flow', class: Flow },
  { name: '0003-clock-lists', class: ClockLists },
  { name: '0004-clause-options', class: ClauseOptions },
] as const;
