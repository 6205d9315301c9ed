-- Items of a draft's document are kept under keys that do not tell what they are. A document from before is made anew from
-- the notes that it says, which stand beside it.
DELETE FROM session_draft_update;
