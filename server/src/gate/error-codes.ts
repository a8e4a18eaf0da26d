// Every code a program can meet, with its meaning; docs/errors.md is this list for readers, and a test holds both equal.

export const errorCodes = {
  // The request as such.
  UNAVAILABLE: 'The database is away; try again shortly.',
  UNAUTHENTICATED: 'No token, or one that is unknown, expired or revoked.',
  FORBIDDEN: 'The viewer is known and has no right to do this.',
  LIMIT_EXCEEDED: 'The document is deeper, longer, wider or dearer than one request may be.',
  PAGE_SIZE: '`first` is not between 1 and 100.',
  CURSOR_UNREADABLE: 'An `after` cursor that this list did not give.',
  AMBIGUOUS_REFERENCE: 'Several sources have a ticket of this reference; name the source.',
  RESUME_TOO_OLD: 'The cursor lies before what the change log still holds, or in another log: take a new snapshot.',
  TIMED_OUT: 'The operation took longer than it may.',
  TOO_MANY_OPERATIONS: 'This socket runs as many operations as it may.',
  SLOW_READER: 'The reader fell behind its limit; resume after the last cursor.',
  INTERNAL: 'Something went wrong on our side; the id stands in our log.',

  // What a field of an input may hold.
  EMPTY: 'A text that must not be empty.',
  TOO_LONG: 'A text or a list longer than it may be.',
  INVALID: 'A value outside what this field takes.',
  NOT_FOUND: 'No such thing, or none that this viewer may see.',
  REFERENCE_TAKEN: 'Another thing of this kind has this reference.',
  NAME_TAKEN: 'Another thing of this kind has this name.',
  NUMBER_TAKEN: 'Another agreement has this number.',
  IDEMPOTENCY_CONFLICT: 'This idempotency key was used with another body.',

  // Recording.
  TOO_MANY_EVENTS: 'More events in one call than 1,000.',
  EVENT_CONFLICT: 'The same eventId came earlier with other content.',
  EVENT_IN_FUTURE: 'The event lies more than 5 minutes in the future.',
  MALFORMED_EVENT: 'The event lacks what its kind needs, or holds what no event may.',
  UNKNOWN_SERVICE_ACCOUNT: 'Needs mending: no service account of this reference.',
  UNKNOWN_SERVICE: 'Needs mending: no service of this reference.',
  UNKNOWN_ASSET: 'Needs mending: no asset of this reference.',
  UNKNOWN_SEVERITY: 'Needs mending: a severity that no mapping knows.',
  UNMAPPED_STATUS: 'Needs mending: a status of the source that no mapping knows.',
  ASSET_OF_OTHER_ACCOUNT: 'Needs mending: the asset belongs to another service account.',

  // Coverage.
  UNKNOWN_TIME_ZONE: 'A name that is no time zone.',
  NO_PERIOD: 'A schedule without any coverage period.',
  DUPLICATE_PERIOD: 'A coverage period given twice.',
  INVALID_TIME: 'A time of day that is none.',
  INVALID_DATE: 'A date that is none, or of a year that no schedule speaks of.',
  DUPLICATE_EXCEPTION: 'Two exceptions for one date and period.',
  TOO_MANY_HOLIDAYS: 'More holidays in one schedule than 10,000.',
  TOO_MANY_EXCEPTIONS: 'More exceptions in one schedule than 10,000.',
  NEVER_OPENS: 'A coverage schedule, or a period of it, that can never open.',
  BEFORE_FIRST_VERSION: 'A version of a schedule that would begin before its first one.',
  VALID_FROM_TAKEN: 'Another version of the schedule begins at this instant.',
  REASON_MISSING: 'A correction of the past is signed with a reason.',
  FLIPS_CHANGED: 'The correction would turn over another number of results than the dry run said.',
  BEYOND_HORIZON: 'The answer lies beyond the horizon of the search.',
  INSTANT_OUT_OF_RANGE: 'An instant of a year that no schedule speaks of.',
  INVALID_AMOUNT: 'An amount of covered time that is negative or not whole milliseconds.',
  MISSING_SECONDS: 'ADD and SUBTRACT need `seconds`.',
  MISSING_END: 'BETWEEN needs `end`.',
  INVALID_SECONDS: '`seconds` that are negative or no number.',
  TOO_MANY_QUESTIONS: 'More questions in one call than 1,000.',

  // Agreements.
  NO_CLAUSES: 'An agreement without a clause promises nothing.',
  UNKNOWN_MEASURE: 'A measure that the table of measures does not hold.',
  PROMISE_NOT_POSITIVE: 'A promise of no time at all.',
  TARGET_NOT_POSITIVE: 'A target of no time at all.',
  PROMISE_BEYOND_HORIZON: 'A promise longer than coverage is searched.',
  TARGET_BEYOND_HORIZON: 'A target longer than coverage is searched.',
  TARGET_LOOSER_THAN_PROMISE: 'A private target later than the promise.',
  WARNING_SHARE_OUT_OF_RANGE: 'A warning share that is not above 0 and below 1.',
  CLAUSE_NUMBER_MISSING: 'A clause without a number.',
  DUPLICATE_CLAUSE_NUMBER: 'Two clauses of one version with one number.',
  DUPLICATE_CLAUSE: 'Two clauses of one version for one measure, severity and coverage period.',
  OPTIONS_DIFFER_BY_PERIOD: 'Clauses that form one clock must have equal options.',
  PAUSES_WHILE_ENDED: 'A clock cannot pause in a status in which it has ended.',
  WRONG_LEVEL: 'The parties do not fit the level of the agreement.',
  FOREIGN_SERVICE_ACCOUNT: 'The service account belongs to another customer.',
  TERM_ENDS_EARLY: 'A term that ends before it begins.',
  TERM_NOT_AFTER: 'An amendment that begins no later than the version it replaces.',
  NOT_A_DRAFT: 'The version is agreed already.',
  AGREEMENTS_OVERLAP: 'Another agreement of the same level and parties is in force in this term.',

  // Access.
  ALREADY_REVOKED: 'The token was revoked before.',
  SIGN_IN_FAILED: 'The code or token is unknown, used or expired.',
  TOO_MANY_TRIES: 'Too many attempts to sign in; wait a minute.',

  // Plain HTTP.
  BAD_REQUEST: 'The request cannot be read.',
  METHOD_NOT_ALLOWED: 'The address does not take this method; Allow lists those it takes.',
  NOT_ACCEPTABLE: 'The Accept header names nothing that this address gives.',
  BODY_TOO_LARGE: 'The body is larger than 2 MiB.',
  UNSUPPORTED_MEDIA_TYPE: 'The body is not of a type that this address takes.',
  ORIGIN_NOT_ALLOWED: 'A cookie came from a page that is not ours.',
} as const;

export type ErrorCode = keyof typeof errorCodes;
