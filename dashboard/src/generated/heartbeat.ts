// Made by scripts/documents.ts from shared/live/heartbeat.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type HeartbeatSubscriptionVariables = Exact<{ [key: string]: never }>;

export type HeartbeatSubscription = {
  heartbeat: {
    serverTime: string;
    rate: number;
    build: string;
    zone: string;
    sources: Array<{ source: string; lastEventAt: string | null; expectedSilence: string | null; silent: boolean }>;
  };
};

export const HeartbeatDocument =
  'subscription Heartbeat{heartbeat{serverTime rate build zone sources{source lastEventAt expectedSilence silent}}}' as TypedText<
    HeartbeatSubscription,
    HeartbeatSubscriptionVariables
  >;
