-- The product that feedback is about, by the company's own number. Feedback from before has none.
ALTER TABLE feedback ADD COLUMN product text CHECK (length(product) BETWEEN 1 AND 64);
