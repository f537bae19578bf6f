-- Keys live in a database of their own, so that they can have short-lived backups of their own.
CREATE DATABASE waymark_keys;
