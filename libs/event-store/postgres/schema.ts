/** The role that the store works as: it may run the functions below and read, nothing else. */
export const STORE_ROLE = 'waymark_store';

/** Tables, functions and walls of the schema `es`. Running it again changes nothing. */
export const SCHEMA = /* sql */ `
select pg_advisory_xact_lock(7001);
create schema if not exists es;

create table if not exists es.stream (
  key          bigint generated always as identity primary key,
  name         text collate "C" not null unique,
  state        "char" not null default 'o',  -- o open, c closed for good
  visible_from int not null default 0        -- entries below are no longer read
);

-- json, not jsonb: the chain is made over the exact bytes. Two indexes and no more: a third costs a quarter of an import.
create table if not exists es.event (
  position  bigint primary key,
  stream    bigint not null,
  stored_at timestamptz not null,            -- rises with position
  revision  int not null,
  id        uuid not null,
  type      text not null,
  data      json not null,
  metadata  json not null,
  unique (stream, revision)
);

-- Many appends in one commit, each with its own verdict: ok, same (these very entries are there already), conflict or gone.
-- Nothing is raised for a conflict, so that one loser does not undo its neighbours.
-- expecteds: a revision, -1 none, -2 any, -4 exists. owners: for each entry the number of its append, rising.
create or replace function es.append(streams text[], expecteds int[], counts int[], owners int[], ids uuid[],
                                     types text[], datas json[], metadatas json[])
returns table (verdict text, head int, last_position bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  last bigint; stored timestamptz;
  keys bigint[]; heads int[]; verdicts text[]; starts int[]; skips int[];
  positions bigint[] := array_fill(null::bigint, array[cardinality(streams)]);
begin
  -- One writer at a time until commit: positions appear in order, so a reader that remembers its place can never skip one.
  perform pg_advisory_xact_lock(7002);
  select e.position, e.stored_at into last, stored from es.event e order by e.position desc limit 1;
  last := coalesce(last, 0);
  stored := greatest(clock_timestamp(), stored);

  if expecteds && '{-1,-2}' then
    insert into es.stream (name)
      select u.name from unnest(streams, expecteds) with ordinality as u(name, expected, n)
      where u.expected in (-1, -2) and not exists (select from es.stream s where s.name = u.name) order by u.n;
  end if;

  select array_agg(q.key), array_agg(q.head), array_agg(q.verdict), array_agg(q.start), array_agg(q.skip)
    into keys, heads, verdicts, starts, skips
    from (
      select v.key, v.head, v.verdict,
             (sum(v.count) over (order by v.n) - v.count)::int as start,
             coalesce(sum(v.count) filter (where v.verdict <> 'ok') over (order by v.n), 0)::int as skip
      from (
        select u.n, u.count, s.key, coalesce(l.revision, -1) as head,
               case when s.state = 'c' then 'gone'
                    when u.expected = coalesce(l.revision, -1) or u.expected = -2 or (u.expected = -4 and l.revision >= 0) then 'ok'
                    else 'conflict' end as verdict
        from unnest(streams, expecteds, counts) with ordinality as u(name, expected, count, n)
        left join es.stream s on s.name = u.name
        left join lateral (select e.revision from es.event e where e.stream = s.key order by e.revision desc limit 1) l on true) v
      order by v.n) q;

  for a in 1 .. cardinality(streams) loop
    if verdicts[a] = 'ok' then
      positions[a] := last + starts[a] + counts[a] - skips[a];
    elsif verdicts[a] = 'conflict' and expecteds[a] >= -1 and heads[a] >= expecteds[a] + counts[a] and counts[a] = (
        select count(*) from es.event e where e.stream = keys[a] and e.revision > expecteds[a]
        and e.revision <= expecteds[a] + counts[a] and e.id = ids[starts[a] + e.revision - expecteds[a]]) then
      verdicts[a] := 'same';
      heads[a] := expecteds[a];
      positions[a] := (select e.position from es.event e where e.stream = keys[a] and e.revision = expecteds[a] + counts[a]);
    end if;
  end loop;

  insert into es.event (position, stream, stored_at, revision, id, type, data, metadata)
    select last + i.n - skips[i.owner], keys[i.owner], stored, heads[i.owner] + i.n - starts[i.owner], i.id, i.type, i.data, i.metadata
    from unnest(owners, ids, types, datas, metadatas) with ordinality as i(owner, id, type, data, metadata, n)
    where verdicts[i.owner] = 'ok';

  return query select u.v, case when u.v in ('ok', 'same') then u.h + u.c else u.h end, u.p
    from unnest(verdicts, heads, counts, positions) as u(v, h, c, p);
end $$;

-- The same for one entry alone, when nobody shares the commit: fewer and simpler statements.
create or replace function es.append_one(stream text, expected int, id uuid, type text, data json, metadata json,
                                         out verdict text, out head int, out last_position bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  last bigint; stored timestamptz;
  k bigint; st "char";
begin
  perform pg_advisory_xact_lock(7002);
  select e.position, e.stored_at into last, stored from es.event e order by e.position desc limit 1;
  select s.key, s.state, (select e.revision from es.event e where e.stream = s.key order by e.revision desc limit 1)
    into k, st, head from es.stream s where s.name = append_one.stream;
  if k is null and expected in (-1, -2) then
    insert into es.stream (name) values (append_one.stream) returning key into k;
  end if;
  head := coalesce(head, -1);
  if st = 'c' then
    verdict := 'gone';
  elsif expected = head or expected = -2 or (expected = -4 and head >= 0) then
    verdict := 'ok';
    head := head + 1;
    last_position := coalesce(last, 0) + 1;
    insert into es.event (position, stream, stored_at, revision, id, type, data, metadata)
      values (last_position, k, greatest(clock_timestamp(), stored), head, append_one.id, append_one.type, append_one.data, append_one.metadata);
  else
    verdict := 'conflict';
    if expected >= -1 then
      select 'same', e.revision, e.position into verdict, head, last_position
        from es.event e where e.stream = k and e.revision = expected + 1 and e.id = append_one.id;
      if not found then
        verdict := 'conflict';
        head := coalesce((select e.revision from es.event e where e.stream = k order by e.revision desc limit 1), -1);
      end if;
    end if;
  end if;
end $$;

create or replace function es.close(stream text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7002);
  insert into es.stream (name, state) values (close.stream, 'c') on conflict (name) do update set state = 'c';
end $$;

-- The last entry stays readable: the chain goes on from it.
create or replace function es.truncate_before(stream text, revision int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7002);
  update es.stream s set visible_from = greatest(s.visible_from, least(truncate_before.revision,
      (select e.revision from es.event e where e.stream = s.key order by e.revision desc limit 1)))
    where s.name = truncate_before.stream;
end $$;

-- stored_at rises with position, so the log can be searched by halves and needs no index on time.
-- Waits for the append that is under way, so that an answer for a moment gone by never changes.
create or replace function es.position_at(moment timestamptz) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  below bigint := 0; above bigint; middle bigint; found record;
begin
  perform pg_advisory_xact_lock_shared(7002);
  above := coalesce((select e.position from es.event e order by e.position desc limit 1), 0) + 1;
  while above - below > 1 loop
    middle := (below + above) / 2;
    select e.position, e.stored_at into found from es.event e where e.position >= middle and e.position < above order by e.position limit 1;
    if found.position is not null and found.stored_at <= moment then below := found.position; else above := middle; end if;
  end loop;
  return below;
end $$;

create or replace function es.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'The log is only ever added to. Correct an entry by a new one.' using errcode = 'insufficient_privilege';
end $$;
create or replace trigger append_only before update or delete or truncate on es.event for each statement execute function es.refuse();
create or replace trigger append_only before delete or truncate on es.stream for each statement execute function es.refuse();

do $$ begin
  begin
    if not exists (select from pg_roles where rolname = '${STORE_ROLE}') then create role ${STORE_ROLE} nologin; end if;
    if not pg_has_role('${STORE_ROLE}', 'member') then grant ${STORE_ROLE} to current_user; end if;
  exception when duplicate_object or unique_violation or insufficient_privilege then null;
  end;
  revoke all on schema es from public;
  revoke all on all tables in schema es from public;
  revoke all on all functions in schema es from public;
  if exists (select from pg_roles where rolname = '${STORE_ROLE}') then
    grant usage on schema es to ${STORE_ROLE};
    grant select on all tables in schema es to ${STORE_ROLE};
    grant execute on all functions in schema es to ${STORE_ROLE};
  end if;
end $$;
`;
