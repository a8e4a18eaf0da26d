// Why: a wall is paired with a code that a manager approves on a phone (RFC 8628), stays paired for ever, and is listed,
// moved to another board, told to reload and revoked by people.
import { Migration } from '@mikro-orm/migrations';

export class Screens extends Migration {
  override up(): void {
    this.addSql(screens);
  }
}

const screens = `
create table screen (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  -- Null: its board is gone, and so is what it may see.
  board_id bigint references board on delete set null,
  -- Null until the screen came for its tokens.
  refresh_hash bytea unique,
  paired_at timestamptz(3) not null,
  paired_by text not null,
  revoked_at timestamptz(3),
  revoked_by text,
  reload_at timestamptz(3),
  -- What it said of itself last.
  last_seen_at timestamptz(3),
  build text,
  width int,
  height int
);
create index screen_by_name on screen (name collate "C", id);
alter table api_token add column screen_id bigint references screen on delete cascade;
create index api_token_screen on api_token (screen_id) where screen_id is not null;
create table screen_pairing (
  device_hash bytea primary key,
  user_code text not null unique,
  asked_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  polled_at timestamptz(3),
  refused_at timestamptz(3),
  screen_id bigint references screen on delete cascade,
  width int,
  height int
);
create index screen_pairing_age on screen_pairing (expires_at);
`;
