-- What is known of a purchase that was changed after it was recorded: the newest of what its returns, corrections and
-- cancellation tell, whatever their order.
ALTER TABLE purchase_return RENAME TO purchase_state;
ALTER TABLE purchase_state RENAME CONSTRAINT purchase_return_pkey TO purchase_state_pkey;
ALTER TABLE purchase_state RENAME COLUMN version TO total_version;
ALTER TABLE purchase_state RENAME COLUMN purchase_total TO total;
ALTER TABLE purchase_state RENAME COLUMN returned_at TO changed_at;
ALTER TABLE purchase_state
    ALTER COLUMN return_id DROP NOT NULL,
    -- Null of what was known before currencies were kept.
    ADD COLUMN currency text CHECK (currency ~ '^[A-Z]{3}$'),
    -- Of a claimed sale, returns may be told again in versions below that of the claim.
    ADD COLUMN returned_version int CHECK (returned_version >= 0),
    ADD COLUMN cancelled boolean NOT NULL DEFAULT false,
    -- Whether a correction changed what was paid.
    ADD COLUMN repriced boolean NOT NULL DEFAULT false,
    -- The newest correction, if there was any: when and where it was bought.
    ADD COLUMN corrected_version int CHECK (corrected_version >= 1),
    ADD COLUMN purchased_at timestamptz,
    ADD COLUMN channel text CHECK (octet_length(channel) <= 100000),
    -- What changed it last.
    ADD COLUMN changed_by text NOT NULL DEFAULT 'return'
        CHECK (changed_by IN ('return', 'correction', 'cancellation', 'claim')),
    ADD COLUMN changed_version int,
    -- Whether points followed; what asked for points before is asked for no more, whatever this says.
    ADD COLUMN settled boolean NOT NULL DEFAULT false,
    DROP CONSTRAINT purchase_return_check,
    ADD CONSTRAINT purchase_state_returned_total CHECK (returned_total >= 0),
    ADD CONSTRAINT purchase_state_correction CHECK ((corrected_version IS NULL) = (purchased_at IS NULL)),
    ADD CONSTRAINT purchase_state_return CHECK ((changed_by = 'return') = (return_id IS NOT NULL));
UPDATE purchase_state SET returned_version = total_version, changed_version = total_version;
ALTER TABLE purchase_state
    ALTER COLUMN returned_version SET NOT NULL,
    ALTER COLUMN changed_version SET NOT NULL,
    ALTER COLUMN changed_by DROP DEFAULT;

-- How many points were asked back of each earning of a purchase, whether or not they could be had.
CREATE TABLE purchase_earn (
    purchase_id uuid   NOT NULL,
    -- 1: what the purchase earned when it was told of; otherwise its version by which it earned more.
    version     int    NOT NULL CHECK (version >= 1),
    -- Of the ledger's transaction; that of the first follows from the purchase's id.
    cause       uuid   UNIQUE,
    asked       bigint NOT NULL CHECK (asked BETWEEN 0 AND 9007199254740992),
    CONSTRAINT purchase_earn_cause CHECK ((cause IS NULL) = (version = 1)),
    PRIMARY KEY (purchase_id, version)
);
INSERT INTO purchase_earn (purchase_id, version, asked) SELECT purchase_id, 1, asked FROM purchase_state WHERE asked > 0;
ALTER TABLE purchase_state DROP COLUMN asked;
