// The pages under "Figures": whether promises were kept, to whom not, why, what it costs, and what else would have been.
import type { RouteLocationRaw } from 'vue-router';

export interface FigurePage {
  readonly title: string;
  readonly to: RouteLocationRaw;
  /** Paths below it are of the same page. */
  readonly part?: string;
}

export const figurePages: readonly FigurePage[] = [
  { title: 'Measures', to: { name: 'kpi', params: { metric: 'resolution' } }, part: '/kpi' },
  { title: 'Objectives', to: { name: 'objectives' } },
  { title: 'Credits', to: { name: 'credits' } },
  { title: 'Work', to: { name: 'flow' } },
  { title: 'Satisfaction', to: { name: 'satisfaction' } },
];
