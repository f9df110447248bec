-- How often calendars or policies have changed: a clock that was looked at under an older number is looked at again.
CREATE TABLE sla_revision (
    single   boolean PRIMARY KEY DEFAULT true CHECK (single),
    revision int     NOT NULL CHECK (revision >= 1)
);
INSERT INTO sla_revision (revision) VALUES (1);

-- When a company works, in every version that there was; the highest is the present one.
CREATE TABLE business_calendar (
    id              uuid        NOT NULL,
    version         int         NOT NULL CHECK (version >= 1),
    definition      jsonb       NOT NULL,
    changed_at      timestamptz NOT NULL,
    changed_by      text        NOT NULL CHECK (length(changed_by) BETWEEN 1 AND 200),
    PRIMARY KEY (id, version)
);
INSERT INTO business_calendar (id, version, definition, changed_at, changed_by) VALUES (
    '00000000-0000-7000-8000-000000000001', 1,
    '{"name":"Korea, office hours","zone":"Asia/Seoul","publicHolidays":"KR","hours":{"monday":["09:00-18:00"],
      "tuesday":["09:00-18:00"],"wednesday":["09:00-18:00"],"thursday":["09:00-18:00"],"friday":["09:00-18:00"]}}',
    now(), 'dangol');

-- What is promised to cases of a priority, in every version that there was.
CREATE TABLE sla_policy (
    priority   text        NOT NULL CHECK (priority IN ('urgent', 'high', 'normal', 'low')),
    version    int         NOT NULL CHECK (version >= 1),
    definition jsonb       NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text        NOT NULL CHECK (length(changed_by) BETWEEN 1 AND 200),
    PRIMARY KEY (priority, version)
);
INSERT INTO sla_policy (priority, version, definition, changed_at, changed_by)
SELECT priority, 1, jsonb_build_object(
        'acknowledge', jsonb_build_object('allowed', acknowledge, 'escalations', '[]'::jsonb) || calendar,
        'firstResponse', jsonb_build_object('allowed', response,
            'escalations', '[{"offset":"PT0S","to":"team-lead"}]'::jsonb) || calendar,
        'update', jsonb_build_object('allowed', progress, 'escalations', '[]'::jsonb) || calendar,
        'resolution', jsonb_build_object('allowed', resolution,
            'escalations', '[{"offset":"-PT2H","to":"team-lead"},{"offset":"PT0S","to":"head-of-service"}]'::jsonb)
            || calendar),
    now(), 'dangol'
FROM (VALUES
    ('urgent', 'PT30M', 'PT2H', 'PT8H', 'PT24H', '{}'::jsonb),
    ('high', 'PT1H', 'PT4H', 'PT9H', 'PT27H', '{"calendarId":"cal_0000000000e008000000000001"}'::jsonb),
    ('normal', 'PT4H', 'PT9H', 'PT27H', 'PT63H', '{"calendarId":"cal_0000000000e008000000000001"}'::jsonb),
    ('low', 'PT9H', 'PT18H', 'PT45H', 'PT90H', '{"calendarId":"cal_0000000000e008000000000001"}'::jsonb)
) AS seed (priority, acknowledge, response, progress, resolution, calendar);

-- One clock for each promise of a case; what follows from its events is beside them to be found by. next_at is the
-- timer: when the next thing happens to it by itself.
CREATE TABLE case_clock (
    id         uuid        PRIMARY KEY,
    case_id    uuid        NOT NULL,
    target     text        NOT NULL CHECK (target IN ('acknowledge', 'first_response', 'update', 'resolution')),
    status     text        NOT NULL CHECK (status IN ('running', 'paused', 'met', 'cancelled')),
    revision   int         NOT NULL,
    due_at     timestamptz,
    next_at    timestamptz,
    breached_at timestamptz,
    events     int         NOT NULL CHECK (events BETWEEN 1 AND 10000),
    CHECK (next_at IS NULL OR status = 'running')
);
CREATE INDEX case_clock_case ON case_clock (case_id);
CREATE INDEX case_clock_next ON case_clock (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX case_clock_due ON case_clock (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX case_clock_revision ON case_clock (revision) WHERE status IN ('running', 'paused');

CREATE TABLE case_clock_event (
    clock_id uuid  NOT NULL REFERENCES case_clock,
    sequence int   NOT NULL CHECK (sequence >= 1),
    data     jsonb NOT NULL,
    PRIMARY KEY (clock_id, sequence)
);
