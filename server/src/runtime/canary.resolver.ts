// What this server hears of its own canary.
import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../gate/context.ts';
import { require } from '../gate/may.ts';
import { CanaryType } from './canary.type.ts';
import type { CanaryReport } from './canary-watch.ts';

declare module '../gate/context.ts' {
  interface Services {
    /** Null: none flies. */
    readonly canary: () => CanaryReport | null;
  }
}

const whole = (ms: number | null): number | null => ms && Math.round(ms);

@Resolver()
export class CanaryResolver {
  @Query(() => CanaryType, {
    nullable: true,
    description: 'How late a breach is seen on this server; null: no canary flies here. Administrators.',
  })
  canary(@Ctx() { viewer, services }: Context): CanaryType | null {
    require(viewer, 'watchServer');
    const report = services.canary();
    if (report === null) return null;
    const { canaryEveryMs: every, canaryLateMs: lateAfter } = services.config;
    const { lateMs, p95Ms, mostMs, ...said } = report;
    return {
      ...said,
      ...{ every, lateAfter },
      ...{ lateness: whole(lateMs), latenessP95: whole(p95Ms), latenessMost: whole(mostMs) },
    };
  }
}
