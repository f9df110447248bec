-- The settings of an import have the same form in every service. Values of purchases are never guarded so far.
ALTER TABLE purchase_import ADD COLUMN guarded boolean NOT NULL DEFAULT false;
