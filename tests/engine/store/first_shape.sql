-- A database as the first release made it: `sqlite3 hearthwatch.db .dump`. Never change it.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE api_keys (
	digest BLOB NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	scope VARCHAR(16) NOT NULL, 
	created DOUBLE NOT NULL, 
	CONSTRAINT pk_api_keys PRIMARY KEY (digest), 
	CONSTRAINT uq_api_keys_name UNIQUE (name)
);
INSERT INTO "api_keys" VALUES(X'6B6B6B6B6B6B6B6B6B6B6B6B6B6B6B6B6B6B6B6B6B6B6B6B6B6B6B6B6B6B6B6B','phone','read',1000000000.0);
CREATE TABLE codes (
	digest BLOB NOT NULL, 
	scope VARCHAR(16) NOT NULL, 
	expires DOUBLE NOT NULL, 
	CONSTRAINT pk_codes PRIMARY KEY (digest)
);
CREATE TABLE events (
	sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id CHAR(32) NOT NULL, 
	type VARCHAR(64) NOT NULL, 
	timestamp DOUBLE NOT NULL, 
	camera_id CHAR(32), 
	camera VARCHAR(64), 
	data JSON NOT NULL, 
	trace JSON NOT NULL, 
	picture BOOLEAN NOT NULL, 
	CONSTRAINT uq_events_id UNIQUE (id)
);
INSERT INTO "events" VALUES(1,'00e8d4a5100070008000000000000001','motion_ended',1000000000.0,'0199f3c2000070008000000000000001','front_door','{"detected": false, "duration": 1.5}','{"captured": 1000000000.0, "decoded": null, "detected": null, "confirmed": null, "published": null}',1);
CREATE TABLE instance (
	only INTEGER NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_instance PRIMARY KEY (only), 
	CONSTRAINT ck_instance_single CHECK (only = 1)
);
CREATE TABLE sessions (
	digest BLOB NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	scope VARCHAR(16) NOT NULL, 
	created DOUBLE NOT NULL, 
	expires DOUBLE NOT NULL, 
	CONSTRAINT pk_sessions PRIMARY KEY (digest)
);
CREATE INDEX ix_events_timestamp_sequence ON events (timestamp, sequence);
CREATE INDEX ix_events_camera_id_timestamp_sequence ON events (camera_id, timestamp, sequence);
CREATE INDEX ix_events_type_timestamp_sequence ON events (type, timestamp, sequence);
CREATE INDEX ix_events_camera_id_type_timestamp_sequence ON events (camera_id, type, timestamp, sequence);
CREATE INDEX ix_codes_expires ON codes (expires);
CREATE INDEX ix_sessions_expires ON sessions (expires);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('events',1);
COMMIT;
