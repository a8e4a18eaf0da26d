// Every page of the app. Each is fetched when it is opened, so that a wall loads a wall and nothing else.
import { createRouter, createWebHistory, type Router, type RouteRecordRaw } from 'vue-router';

declare module 'vue-router' {
  interface RouteMeta {
    /** What the browser's tab says before the page knows better. */
    title?: string;
    /** Pages of one part have its tabs above them. */
    part?: 'figures';
  }
}

// What stands under "Admin"; admin/adminPages.ts says who sees it there.
const adminRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/admin/people',
    name: 'people',
    component: () => import('./admin/PeoplePage.vue'),
    meta: { title: 'People' },
  },
  {
    path: '/admin/customers',
    name: 'customers',
    component: () => import('./admin/CustomersPage.vue'),
    meta: { title: 'Customers' },
  },
  {
    path: '/admin/mending',
    name: 'mending',
    component: () => import('./admin/MendingPage.vue'),
    meta: { title: 'Needs mending' },
  },
  {
    path: '/admin/schedules',
    name: 'schedules',
    component: () => import('./schedule/SchedulesPage.vue'),
    meta: { title: 'Schedules' },
  },
  {
    path: '/admin/schedules/:id',
    name: 'schedule',
    props: true,
    component: () => import('./schedule/SchedulePage.vue'),
    meta: { title: 'Schedule' },
  },
  {
    path: '/admin/measures',
    name: 'measures',
    component: () => import('./measure/MeasuresPage.vue'),
    meta: { title: 'Measures' },
  },
  {
    path: '/admin/measures/new',
    name: 'new-measure',
    component: () => import('./measure/MeasurePage.vue'),
    meta: { title: 'New measure' },
  },
  {
    path: '/admin/measures/:name',
    name: 'measure',
    props: true,
    component: () => import('./measure/MeasurePage.vue'),
    meta: { title: 'Measure' },
  },
  {
    path: '/admin/escalations',
    name: 'escalations',
    component: () => import('./escalation/EscalationsPage.vue'),
    meta: { title: 'Escalation' },
  },
  {
    path: '/admin/boards',
    name: 'boards',
    component: () => import('./board/BoardsPage.vue'),
    meta: { title: 'Boards' },
  },
  {
    path: '/admin/boards/new',
    name: 'new-board',
    component: () => import('./board/BoardPage.vue'),
    meta: { title: 'New board' },
  },
  {
    path: '/admin/boards/:id',
    name: 'board',
    props: true,
    component: () => import('./board/BoardPage.vue'),
    meta: { title: 'Board' },
  },
  {
    path: '/admin/screens',
    name: 'screens',
    component: () => import('./screen/ScreensPage.vue'),
    meta: { title: 'Screens' },
  },
  {
    path: '/admin/try',
    name: 'try',
    component: () => import('./try/TryPage.vue'),
    meta: { title: 'Try a ticket' },
  },
];

const assetRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/assets',
    name: 'assets',
    component: () => import('./asset/AssetListPage.vue'),
    meta: { title: 'Assets' },
  },
  {
    path: '/assets/:id',
    name: 'asset',
    props: true,
    component: () => import('./asset/AssetPage.vue'),
    meta: { title: 'Asset' },
  },
];

const agreementRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/agreements',
    name: 'agreements',
    component: () => import('./agreement/AgreementListPage.vue'),
    meta: { title: 'Agreements' },
  },
  {
    path: '/agreements/:number',
    name: 'agreement',
    props: true,
    component: () => import('./agreement/AgreementPage.vue'),
    meta: { title: 'Agreement' },
  },
  {
    path: '/agreement-drafts/new',
    name: 'new-agreement',
    component: () => import('./agreement/DraftPage.vue'),
    meta: { title: 'New agreement' },
  },
  {
    path: '/agreement-drafts/:number',
    name: 'agreement-draft',
    props: true,
    component: () => import('./agreement/DraftPage.vue'),
    meta: { title: 'Draft' },
  },
];

const deliverableRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/deliverables',
    name: 'deliverables',
    component: () => import('./deliverable/DeliverablesPage.vue'),
    meta: { title: 'Deliverables' },
  },
  {
    path: '/deliverables/:id',
    name: 'occurrence',
    props: true,
    component: () => import('./deliverable/OccurrencePage.vue'),
    meta: { title: 'Deliverable' },
  },
];

const figureRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/kpi/:metric',
    name: 'kpi',
    props: true,
    component: () => import('./kpi/KpiPage.vue'),
    meta: { title: 'Figures', part: 'figures' },
  },
  {
    path: '/flow',
    name: 'flow',
    component: () => import('./flow/FlowPage.vue'),
    meta: { title: 'Work', part: 'figures' },
  },
  {
    path: '/flow/turns',
    name: 'turns',
    component: () => import('./flow/TurnsPage.vue'),
    meta: { title: 'Work', part: 'figures' },
  },
  {
    path: '/flow/holds',
    name: 'holds',
    component: () => import('./flow/HoldsPage.vue'),
    meta: { title: 'Work', part: 'figures' },
  },
  {
    path: '/breaches',
    name: 'breaches',
    component: () => import('./breach/BreachesPage.vue'),
    meta: { title: 'Broken promises', part: 'figures' },
  },
  {
    path: '/compare',
    name: 'compare',
    component: () => import('./breach/ComparePage.vue'),
    meta: { title: 'Teams and suppliers', part: 'figures' },
  },
  {
    path: '/objectives',
    name: 'objectives',
    component: () => import('./objective/ObjectivesPage.vue'),
    meta: { title: 'Objectives', part: 'figures' },
  },
  {
    path: '/agreements/:number/objectives/:objective',
    name: 'objective',
    props: true,
    component: () => import('./objective/ObjectivePage.vue'),
    meta: { title: 'Objective', part: 'figures' },
  },
  {
    path: '/satisfaction',
    name: 'satisfaction',
    component: () => import('./satisfaction/SatisfactionPage.vue'),
    meta: { title: 'Satisfaction', part: 'figures' },
  },
  {
    path: '/credits',
    name: 'credits',
    component: () => import('./credit/CreditsPage.vue'),
    meta: { title: 'Credits', part: 'figures' },
  },
  {
    path: '/credits/:id',
    name: 'credit',
    props: true,
    component: () => import('./credit/CreditPage.vue'),
    meta: { title: 'Credit', part: 'figures' },
  },
];

const whatIfRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/what-if',
    name: 'what-ifs',
    component: () => import('./whatif/WhatIfsPage.vue'),
    meta: { title: 'What if', part: 'figures' },
  },
  {
    path: '/what-if/:id',
    name: 'what-if',
    props: true,
    component: () => import('./whatif/WhatIfPage.vue'),
    meta: { title: 'What if', part: 'figures' },
  },
];

const reportRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/reports',
    name: 'reports',
    component: () => import('./report/ReportsPage.vue'),
    meta: { title: 'Reports', part: 'figures' },
  },
  {
    path: '/reports/:id',
    name: 'report',
    props: true,
    component: () => import('./report/ReportPage.vue'),
    meta: { title: 'Report', part: 'figures' },
  },
  {
    path: '/agreements/:number/reports',
    name: 'agreement-reports',
    props: true,
    component: () => import('./report/AgreementReportsPage.vue'),
    meta: { title: 'Reports' },
  },
];

const wallRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/wall/:board',
    name: 'wall',
    props: true,
    component: () => import('./wallboard/WallPage.vue'),
    meta: { title: 'Wall' },
  },
  {
    path: '/wall/rotate/:playlist',
    name: 'rotate',
    props: true,
    component: () => import('./wallboard/RotatePage.vue'),
    meta: { title: 'Wall' },
  },
  {
    path: '/tv',
    name: 'tv',
    component: () => import('./screen/TvPage.vue'),
    meta: { title: 'Pair this screen' },
  },
  {
    path: '/pair',
    name: 'pair',
    component: () => import('./screen/PairPage.vue'),
    meta: { title: 'Pair a screen' },
  },
];

/** The router, on the browser's own history. */
export function createRoutes(): Router {
  const router = createRouter({
    history: createWebHistory(),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is still experimental
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
    routes: [
      {
        path: '/',
        name: 'overview',
        component: () => import('./overview/OverviewPage.vue'),
        meta: { title: 'Overview' },
      },
      ...wallRoutes,
      {
        path: '/tickets',
        name: 'tickets',
        component: () => import('./ticket/TicketListPage.vue'),
        meta: { title: 'Tickets' },
      },
      {
        path: '/tickets/:source/:reference',
        name: 'ticket',
        props: true,
        component: () => import('./ticket/TicketPage.vue'),
      },
      {
        path: '/inbox',
        name: 'inbox',
        component: () => import('./escalation/InboxPage.vue'),
        meta: { title: 'Inbox' },
      },
      ...agreementRoutes,
      ...assetRoutes,
      ...deliverableRoutes,
      ...figureRoutes,
      ...whatIfRoutes,
      ...reportRoutes,
      ...adminRoutes,
      {
        path: '/sign-in',
        name: 'sign-in',
        component: () => import('./sign-in/SignInPage.vue'),
        meta: { title: 'Sign in' },
      },
      {
        path: '/:path(.*)*',
        name: 'not-found',
        component: () => import('./shared/NotFoundPage.vue'),
        meta: { title: 'Not found' },
      },
    ],
  });
  router.afterEach((to) => {
    document.title = to.meta.title === undefined ? 'Headroom' : `${to.meta.title} · Headroom`;
  });
  return router;
}
