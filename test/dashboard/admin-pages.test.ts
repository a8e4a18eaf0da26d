import { expect, test } from 'vitest';
import { adminPagesFor } from '../../dashboard/src/admin/adminPages.ts';
import { createRoutes } from '../../dashboard/src/routes.ts';

const titles = (...roles: Parameters<typeof adminPagesFor>[0]): string =>
  adminPagesFor(roles)
    .map(({ title }) => title)
    .join(', ');

test('everybody sees the pages they may open, and no others', () => {
  expect(titles('ADMIN')).toBe(
    'People, Customers, Needs mending, Schedules, Measures, Escalation, Boards, Screens, Try a ticket',
  );
  expect(titles('MANAGER')).toBe(
    'Customers, Needs mending, Schedules, Measures, Escalation, Boards, Screens, Try a ticket',
  );
  expect(titles('ANALYST', 'AGENT')).toBe('Customers, Needs mending, Measures, Escalation, Try a ticket');
  expect(titles('CUSTOMER')).toBe('');
  expect(titles()).toBe('');
});

test('each stands at an address of the administration', () => {
  const router = createRoutes();
  for (const { name } of adminPagesFor(['ADMIN'])) expect(router.resolve({ name }).path).toMatch(/^\/admin\//);
});
