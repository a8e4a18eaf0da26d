// What GraphQL shows of API tokens; the secret itself is in one payload, once.
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Role } from '../access/role.ts';
import { connectionClass } from './connection.ts';
import { UserErrorType } from './errors.ts';
import { RoleEnum } from './floor-enums.ts';
import { NodeType } from './node.type.ts';
import { InstantScalar } from './scalars.ts';

@ObjectType('ApiToken', { implements: NodeType, description: 'What a system or a wall presents instead of a person.' })
export class ApiTokenType extends NodeType {
  @Field(() => ID, { description: 'The global id.' })
  declare id: string;

  @Field(() => String, { description: 'What people call the token.' })
  name!: string;

  @Field(() => RoleEnum, { description: 'What its holder may do.' })
  role!: Role;

  @Field(() => [String], { description: 'For INTEGRATION: the sources it records for and reads.' })
  sources!: readonly string[];

  @Field(() => InstantScalar, { description: 'When it was made.' })
  createdAt!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When it stops opening any door; null: never by itself.' })
  expiresAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was revoked; null while it is not.' })
  revokedAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was last presented, to the minute; null: never.',
  })
  lastUsedAt!: Temporal.Instant | null;
}

export const ApiTokenConnection = connectionClass('ApiToken', () => ApiTokenType);

@InputType('CreateApiTokenInput', { description: 'A new token.' })
export class CreateApiTokenInput {
  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => RoleEnum, { description: 'What its holder may do.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'For CUSTOMER, and only then: whose portal it opens.' })
  customer?: string | null;

  @Field(() => ID, { nullable: true, description: 'For BOARD, and only then: the board it shows; or a playlist.' })
  board?: string | null;

  @Field(() => ID, { nullable: true, description: 'For BOARD, instead of a board: the playlist it shows.' })
  playlist?: string | null;

  @Field(() => [String], { nullable: true, description: 'For INTEGRATION, and only then: its sources, at least one.' })
  sources?: string[] | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it stops opening any door; absent: never by itself.',
  })
  expiresAt?: Temporal.Instant | null;
}

@ObjectType('CreateApiTokenPayload', { description: 'The answer to createApiToken.' })
export class CreateApiTokenPayload {
  @Field(() => String, { nullable: true, description: 'The token itself, shown this once; null when refused.' })
  token!: string | null;

  @Field(() => ApiTokenType, { nullable: true, description: 'What is known of the token; null when refused.' })
  apiToken!: ApiTokenType | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}

@InputType('RevokeApiTokenInput', { description: 'Which token is to open no door any more.' })
export class RevokeApiTokenInput {
  @Field(() => ID, { description: 'The token.' })
  id!: string;
}

@ObjectType('RevokeApiTokenPayload', { description: 'The answer to revokeApiToken.' })
export class RevokeApiTokenPayload {
  @Field(() => ApiTokenType, { nullable: true, description: 'The token as it stands now; null when refused.' })
  apiToken!: ApiTokenType | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: readonly UserErrorType[];
}
