-- There are hundreds of thousands of positions and a few hundred days on which any began: from one day to the next in an
-- index they are found without looking at them all. The kind is no column of it, since under the wall an enumeration is not
-- looked up by: whether it is equal might tell of a hidden row.
CREATE INDEX record_position_dates ON record (negotiation_id, valid_from, valid_text, valid_inferred) WHERE kind = 'position';
