// Why: a screen may turn through several boards: a playlist names them in their order, and a token that shows a playlist opens
// exactly its boards.
import { Migration } from '@mikro-orm/migrations';

export class Playlists extends Migration {
  override up(): void {
    this.addSql(playlists);
  }
}

const playlists = `
create table playlist (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  seconds int not null check (seconds between 20 and 30),
  created_at timestamptz(3) not null
);
create index playlist_by_name on playlist (name collate "C", id);
create table playlist_board (
  playlist_id bigint not null references playlist on delete cascade,
  place int not null,
  board_id bigint not null references board on delete cascade,
  primary key (playlist_id, place),
  unique (board_id, playlist_id)
);
alter table api_token add column playlist_id bigint references playlist on delete cascade,
  drop constraint api_token_check1,
  -- A wall's token opens a board or a playlist, and no other token opens one.
  add constraint api_token_shows check ((role = 'BOARD') = (num_nonnulls(board_id, playlist_id) = 1)
    and num_nonnulls(board_id, playlist_id) <= 1);
create index api_token_playlist on api_token (playlist_id) where playlist_id is not null;
-- Null as its board may be: the playlist is gone, and so is what the screen may see.
alter table screen add column playlist_id bigint references playlist on delete set null,
  add check (board_id is null or playlist_id is null);
create index screen_playlist on screen (playlist_id) where playlist_id is not null;
`;
