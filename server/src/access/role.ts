// The roles a person or a token can have; what each may do stands in gate/may.ts.

export const roles = ['ADMIN', 'MANAGER', 'AGENT', 'ANALYST', 'CUSTOMER', 'BOARD', 'INTEGRATION'] as const;

export type Role = (typeof roles)[number];
