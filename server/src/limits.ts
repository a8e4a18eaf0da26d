// The one list of what the system refuses or puts off, each with its unit in its name.

/** Every limit of the system. Ms: milliseconds; Bytes: octets; Chars: UTF-16 units; otherwise a count. */
export const limits = {
  // What one request may ask for.
  bodyBytes: 2 * 1024 * 1024,
  queryDepth: 12,
  parserTokens: 10_000,
  aliases: 30,
  selectionsPerSet: 150,
  pageSizeDefault: 25,
  pageSizeMax: 100,
  eventsPerCall: 1_000,
  eventsAheadMs: 5 * 60_000,
  nameChars: 500,
  textChars: 10_000,
  emailChars: 254,
  coverageQuestions: 1_000,
  openSpanDays: 62,
  clausesPerVersion: 500,
  itemsPerSection: 500,
  /** Tickets that one change of a schedule reads to say what it moves; those beyond are only counted. */
  ticketsPerScheduleChange: 5_000,
  reasonChars: 2_000,
  /** Dates of one holiday calendar. */
  calendarDates: 10_000,
  calendarBytes: 4 * 1024 * 1024,
  /** An exported proof that is checked. */
  proofBytes: 64 * 1024 * 1024,
  calendarFetchMs: 10_000,
  calendarRedirects: 5,
  calendarRefreshMs: 6 * 3_600_000,
  calendarRetryMs: 15 * 60_000,
  holidayYearsBefore: 5,
  holidayYearsAhead: 10,
  // Deliverables: how far rules are walked, and how far ahead occurrences are made.
  ruleIterations: 20_000,
  ruleYears: 12,
  dueTimesPerDay: 48,
  objectiveDaysAhead: 400,
  drillLateClocks: 200,
  measuredMost: 1_000_000_000_000_000,
  periodsPerLook: 50,
  periodsBackMonths: 13,
  periodsCheckedDays: 400,
  periodCheckMs: 5 * 60_000,
  periodLookMs: 60_000,
  /** Rows of one list of a report; it says how many there are. */
  reportRows: 300,
  /** A report that is made later than this after it was due is listed, not mailed. */
  reportMailMaxAgeMs: 31 * 24 * 3_600_000,
  /** After so long a job for a report that is still due is put down again. */
  reportAgainMs: 5 * 60_000,
  jobKeyChars: 500,
  pdfsAtOnce: 2,
  pdfMs: 60_000,
  pdfMegabytes: 512,
  burnLookMs: 5 * 60_000,
  /** Agreements whose objectives are looked at in one transaction. */
  burnsAtOnce: 50,
  occurrencesPerRule: 100_000,
  occurrencesAheadDays: 35,
  occurrencesPlanMs: 24 * 3_600_000,
  occurrencesPerWake: 500,
  deliveriesPerCall: 1_000,
  ownMeasures: 100,
  groupsPerCondition: 100,
  /** Fields of one operation, each list counted with its page size. */
  queryCost: 100_000,
  filterValues: 1_000,
  filterTextChars: 200,
  operationTimeoutMs: 20_000,
  requestTimeoutMs: 30_000,
  headersTimeoutMs: 10_000,
  idempotencyKeyChars: 200,
  idempotencyKeepMs: 24 * 3_600_000,

  // What one answer may say.
  errorsPerReply: 10,
  errorMessageChars: 300,

  // What one socket may hold.
  wsMaxPayloadBytes: 64 * 1024,
  wsOperationsPerSocket: 100,
  wsInitTimeoutMs: 5_000,
  wsKeepAliveMs: 12_000,
  wsBufferedBytes: 8 * 1024 * 1024,
  wsQueuedChanges: 10_000,
  /** Events executed together, and sent to each reader of a group as one piece. */
  toldAtOnce: 100,
  /** A reader of pictures that has not taken this much gets the next picture later. */
  pictureBufferedBytes: 256 * 1024,
  slowReaderRetryMs: 500,
  wsGoodbyeMs: 5_000,
  slowReaderEndsMs: 30_000,
  wsSockets: 10_000,

  // What one pass of the flow takes on, and how long its traces are kept.
  ticketsPerWake: 500,
  /** Tickets read besides, because merges and splits tie them to those of one settlement. */
  tiedTickets: 1_000,
  /** Ids taken at once for the clocks of a new ticket; when it gets more, they are asked for behind what is being written. */
  clocksExpected: 4,
  /** Tickets whose readings are sent to be saved while the next ones are read. */
  ticketsPerSending: 100,
  wakeSleepMaxMs: 60_000,
  relayBatchRows: 500,
  relayPollMs: 1_000,
  replayBatchChanges: 1_000,
  changeLogTrimMs: 3_600_000,
  wakePostponeMs: 60_000,
  /** How often steps of escalation may change a ticket and be read again at one instant. */
  escalationRounds: 5,
  /** How far ahead steps can be put off. */
  snoozeMs: 7 * 24 * 3_600_000,

  // Figures: how many days one question spans, and how many with steps; how they are folded.
  figureDays: 3_660,
  figureDaysByStep: 400,
  figureGroups: 20_000,
  /** Shapes of questions whose statements each connection keeps planned. */
  figureStatements: 64,
  /** Rows whose lists of times are held at once: each has up to some kilobytes. */
  timesPerPart: 10_000,
  deltasPerFold: 5_000,
  deltasFoldMs: 30_000,

  // The link by which a customer says how satisfied they are.
  satisfactionLinkDays: 14,
  satisfactionLinkDaysMost: 90,
  satisfactionLinksPerTicket: 20,
  satisfactionWordsChars: 2_000,
  /** A form of somebody who has not signed in; each of its characters can be nine octets. */
  satisfactionFormBytes: 32 * 1024,
  satisfactionPagesPerMinute: 30,
  // Background jobs: how many at once on one server, how often the next is looked for when no notice of it came, and how
  // long one that is told to stop may take.
  jobsAtOnce: 2,
  jobPollMs: 5_000,
  jobStopMs: 5_000,

  // What-ifs: the days and periods of objectives that one may look at, how many one person may have under way, how many
  // results that turn over are listed, how long one is kept, and after how long without a sign of life it is begun again.
  whatIfDays: 3_660,
  whatIfPeriods: 1_000,
  whatIfLimits: 100,
  whatIfsUnderWay: 5,
  whatIfFlips: 100_000,
  whatIfKeptMs: 7 * 24 * 3_600_000,
  whatIfSilentMs: 60_000,
  whatIfRuns: 5,
  whatIfBatch: 1_000,
  whatIfPage: 10_000,
  whatIfToldMs: 500,

  // E-mails of notices.
  noticesPerMailing: 1_000,
  /** What waited longer is not mailed any more: the inbox has it. */
  mailMaxAgeMs: 24 * 3_600_000,
  /** A sender that died is waited for this long. */
  mailLeaseMs: 2 * 60_000,
  smtpTimeoutMs: 20_000,
  /** The pause after the first try that failed; each one after it is four times as long. */
  mailRetryMs: 10_000,
  /** After so many tries a mail is given up: the last comes about 15 hours after the first. */
  mailTries: 8,

  // The ticket of the server's own that breaks at a known instant.
  canaryPromiseMs: 5_000,
  canaryKeptMs: 10 * 60_000,
  canariesRemembered: 1_000,

  /** Playlists: how long a wall shows each board, and how many boards it follows at once. */
  playlistSeconds: 25,
  playlistSecondsLeast: 20,
  playlistSecondsMost: 30,
  playlistBoards: 12,

  heartbeatMs: 5_000,
  boardFrameGapMs: 250,

  // Who is asking.
  signInLinkMs: 15 * 60_000,
  sessionMs: 30 * 24 * 3_600_000,
  signInTriesPerMinute: 10,
  tokenChars: 512,
  /** A screen that waits to be paired: how long its code holds, how often it may ask, how many wait at once. */
  pairingMs: 15 * 60_000,
  pairingPollSeconds: 2,
  pairingsWaiting: 1_000,
  /** A form of theirs: they have no token yet. */
  grantBodyBytes: 4_096,
  pairingsPerMinute: 20,
  /** The token of a paired screen; the screen gets new ones for ever, from half of this time on. */
  screenTokenMs: 30 * 24 * 3_600_000,
  /** How often a paired screen says that it lives. */
  screenReportMs: 30_000,

  // The database.
  databaseConnections: 20,
  statementTimeoutMs: 60_000,
  databaseConnectTimeoutMs: 10_000,
  databaseRetryMaxMs: 5_000,

  // The end.
  shutdownGraceMs: 10_000,
  secondSignalMs: 1_000,
} as const;

export type Limits = { readonly [name in keyof typeof limits]: number };
