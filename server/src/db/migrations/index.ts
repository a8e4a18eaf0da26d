// Migrations are written once and never edited; a new one goes to the end.
import { Foundation } from './0001-foundation.ts';
import { Flow } from './0002-flow.ts';
import { ClockLists } from './0003-clock-lists.ts';
import { LeanClocks } from './0004-lean-clocks.ts';
import { ClauseOptions } from './0005-clause-options.ts';
import { People } from './0006-people.ts';
import { ScheduleVersions } from './0007-schedule-versions.ts';
import { Measures } from './0008-measures.ts';
import { PromisedLimits } from './0009-promised-limits.ts';
import { Ties } from './0010-ties.ts';
import { Amendments } from './0011-amendments.ts';
import { AgreementSections } from './0012-agreement-sections.ts';
import { AgreementLife } from './0013-agreement-life.ts';
import { AssetHistory } from './0014-asset-history.ts';
import { Signatories } from './0015-signatories.ts';
import { Escalation } from './0016-escalation.ts';
import { Deliverables } from './0017-deliverables.ts';
import { BesideClocks } from './0018-beside-clocks.ts';
import { KeptDocuments } from './0019-kept-documents.ts';
import { Screens } from './0022-screens.ts';
import { BoardSettings } from './0023-board-settings.ts';
import { Playlists } from './0025-playlists.ts';

export const migrationsList = [
  { name: '0001-foundation', class: Foundation },
  { name: '0002-flow', class: Flow },
  { name: '0003-clock-lists', class: ClockLists },
  { name: '0004-lean-clocks', class: LeanClocks },
  { name: '0005-clause-options', class: ClauseOptions },
  { name: '0006-people', class: People },
  { name: '0007-schedule-versions', class: ScheduleVersions },
  { name: '0008-measures', class: Measures },
  { name: '0009-promised-limits', class: PromisedLimits },
  { name: '0010-ties', class: Ties },
  { name: '0011-amendments', class: Amendments },
  { name: '0012-agreement-sections', class: AgreementSections },
  { name: '0013-agreement-life', class: AgreementLife },
  { name: '0014-asset-history', class: AssetHistory },
  { name: '0015-signatories', class: Signatories },
  { name: '0016-escalation', class: Escalation },
  { name: '0017-deliverables', class: Deliverables },
  { name: '0018-beside-clocks', class: BesideClocks },
  { name: '0019-kept-documents', class: KeptDocuments },
  { name: '0022-screens', class: Screens },
  { name: '0023-board-settings', class: BoardSettings },
  { name: '0025-playlists', class: Playlists },
] as const;
