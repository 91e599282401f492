-- What a key held at a sequence is found by its versions, which grow with the sequences; this index cost each write a page more to put on disk.
DROP INDEX state_version_as_of;
