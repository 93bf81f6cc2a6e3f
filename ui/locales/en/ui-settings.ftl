## First start and settings.

ui-start-purpose = Template campaigns over the Sinch Conversation API, one keyboard for all of them.
ui-start-rehearse = Rehearse
ui-start-rehearse-words = A complete Sinch on this computer. Nothing leaves it.
ui-start-rehearse-do = Start rehearsing
ui-start-rehearse-absent = This program was started without its built-in Sinch.
ui-start-connect = Connect a Sinch account
ui-start-connect-words = You need a project, an app and an access key from the Sinch dashboard. Keys stay on this computer.
ui-start-connect-do = Connect an account
ui-start-setup = Open a setup file
ui-start-place = Version { $version }. Data is kept in { $place }

ui-settings-title = Settings
ui-settings-part = { $part ->
    [receiver] Receiver
    [secrets] Secrets
    [data] Data
    [about] About
   *[general] General
  }
ui-settings-appearance = Appearance
ui-settings-scheme = Colours
ui-settings-scheme-name = { $scheme ->
    [light] Light
    [dark] Dark
   *[auto] As the system
  }
ui-settings-language = Language
ui-settings-language-words = English. There is no other language yet.
ui-settings-zone = Time zone
ui-settings-zone-system = As the system ({ $zone })
ui-settings-zone-none = No time zone by that name
ui-settings-zone-now = It is { $now }.

ui-settings-receiver = Receiver
ui-settings-hooks = Listens at
ui-settings-hooks-none = Not listening
ui-settings-hooks-words = Sinch posts the status of every message here, through the public address of each account. Without one campaigns run, but nothing beyond “enqueued” is known of them. The port is chosen when the program is started, with --hooks.
ui-settings-proxy-words = Let a proxy with HTTPS pass everything beneath /hooks/ on to { $address }, path and query unchanged. Nothing else of Carillon answers there.
ui-settings-addresses = Public addresses
ui-settings-addresses-none = No account yet
ui-settings-account = Account
ui-settings-address = Address
ui-settings-address-none = None set
ui-settings-address-local = This computer, directly
ui-settings-address-set = Set an address
ui-settings-reach = Leads here
ui-settings-check = Check
ui-settings-check-of = Check the address of { $account }
ui-settings-reached = Reached in { $ms } ms

ui-settings-secrets = Secrets
ui-settings-secrets-new = New ones are kept
ui-settings-secrets-words = Keys and webhook secrets are never in the database, a backup, a log or a diagnostics bundle. They are not shown again; replace one when it may have become known.
ui-settings-keychain-words = While the keychain is locked, nothing is sent and callbacks are put off; Sinch repeats them. Unlock it and everything goes on.
ui-settings-locked = { $keeper ->
    [keychain] The system's keychain could not be used when it was last asked: it may be locked.
   *[file] The files of the secrets could not be read when they were last needed.
  }
ui-settings-secrets-each = Where each is
ui-settings-secret = Secret
ui-settings-secret-name = { $which ->
    [webhook] Webhook secret
   *[key] Access key
  }
ui-settings-kept = Kept
ui-settings-used = Last used
ui-settings-replace = Replace
ui-settings-keeper = { $keeper ->
    [keychain] In the system's keychain
    [file] In files only you can read
    [env] In the environment
    [sandbox] In the rehearsal, worth nothing
   *[other] { $keeper }
  }

ui-settings-data = Data
ui-settings-place = Place
ui-settings-engine = Database
ui-settings-engine-name = { $engine ->
    [postgres] PostgreSQL
   *[sqlite] SQLite
  }
ui-settings-engine-format = { $engine }, format { $version }
ui-settings-sizes = Size on disk
ui-settings-size = { $part ->
    [database] Database
    [files] Files
    [sandbox] Rehearsal
    [backups] Backups
   *[logs] Logs
  }
ui-settings-counts = What is in it
ui-settings-thing = { $thing ->
    [accounts] Accounts
    [contacts] Contacts
    [campaigns] Campaigns
   *[callbacks] Callbacks
  }
ui-settings-restored = Last put back
ui-settings-restored-from = a backup of
ui-settings-restored-done = The backup is in place. What was there before is among the backups.

ui-settings-backups = Backups
ui-settings-backups-words = A backup is one file with everything but secrets and uploaded files. One is taken by itself before another is put back and before a new version changes the database.
ui-settings-backups-postgres = The data is in a PostgreSQL database. Back it up and restore it with the database's own tools, for example pg_dump and pg_restore.
ui-settings-back-up = Back up now
ui-settings-put-back-file = Put back a file…
ui-settings-put-back = Put back…
ui-settings-save = Save a copy
ui-settings-delete = Delete…
ui-settings-taken = Taken
ui-settings-reason = Why
ui-settings-reason-name = { $reason ->
    [by_hand] By hand
    [before_restore] Before another was put back
    [before_migrating] Before a new version
   *[unknown] Not known
  }
ui-settings-holds = Holds
ui-settings-holds-words = { $contacts } contacts, { $campaigns } campaigns
ui-settings-bytes = Size
ui-settings-delete-title = Delete the backup?
ui-settings-delete-do = Delete the backup
ui-settings-delete-words = { $name } ({ $size }) is removed from this computer. The present data is not touched.

ui-settings-restore-title = Put back { $name }?
ui-settings-checking = Every page of the backup is being checked.
ui-settings-check-passed = The backup is whole and can be put back. It was taken
ui-settings-in-backup = Backup
ui-settings-now = Now
ui-settings-restore-present = What is here now becomes a backup itself, so you can come back to it.
ui-settings-restore-paused = { $n ->
    [one] One unfinished campaign comes back paused: its ledger does not know what was sent after the backup was taken.
   *[other] { $n } unfinished campaigns come back paused: their ledgers do not know what was sent after the backup was taken.
  }
ui-settings-restore-secrets = Secrets are not part of a backup. An account whose keys were replaced since needs them again.
ui-settings-restore-do = Put the backup back

ui-settings-retention = How long things are kept
ui-settings-retained = { $what ->
    [callbacks] Callbacks
    [quarantine] Quarantine
    [campaigns] Campaigns
    [files] Files
    [backups] Backups
   *[logs] Logs
  }
ui-settings-retained-how = { $what ->
    [callbacks] As they came in, until their account is deleted
    [quarantine] The newest 500 of each account, at most 16 MB
    [campaigns] With every attempt, until they or their account are deleted
    [files] A day; the file of an import, a week after it ended
    [backups] Until you delete them
   *[logs] Seven days
  }

ui-settings-about = About
ui-settings-version = Version
ui-settings-started = Running since
ui-settings-licence = Licence
ui-settings-licence-words = Apache License 2.0
ui-settings-made-of = Made of
ui-settings-made-of-part = { $part ->
    [tauri] Tauri (MIT, Apache 2.0)
    [tokio] Tokio and axum (MIT)
    [sqlx] SQLx (MIT, Apache 2.0) and SQLite (public domain)
    [react] React (MIT)
    [mantine] Mantine (MIT)
    [tanstack] TanStack (MIT)
   *[inter] Inter (OFL 1.1)
  }
ui-settings-keys-words = Everything can be done by keyboard. Press ? anywhere for the list of keys, Ctrl K or ⌘ K to find or do anything.
ui-settings-start = Rehearse or connect
ui-settings-diagnostics = Diagnostics
ui-settings-diagnostics-words = One file for whoever looks for a fault: version, system, counts, states and the end of the log. It holds no secret, no phone number, no name and no text of a message.
ui-settings-diagnostics-do = Save diagnostics
