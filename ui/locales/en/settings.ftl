### Settings: what the backend says of them.

settings-rehearsal-audience = Rehearsal audience
settings-first-campaign = My first campaign
settings-found-people =
    { $people ->
        [one] One person
       *[other] { $people } people
    }

### Data, backups

settings-backup-postgres = The data is in a PostgreSQL database, so this program takes no backups of it.
settings-backup-postgres-hint = Back it up and restore it with the database's own tools, for example pg_dump and pg_restore.
settings-backup-gone = There is no backup called “{ $name }” any more.
settings-restore-sending =
    { $count ->
        [one] One campaign is sending, so no backup was put back.
       *[other] { $count } campaigns are sending, so no backup was put back.
    }
settings-restore-sending-hint = Pause them first. What they have sent is only in the present data.
settings-restore-importing =
    { $count ->
        [one] A file is being imported, so no backup was put back.
       *[other] { $count } files are being imported, so no backup was put back.
    }
settings-restore-importing-hint = Wait until the import has ended, or cancel it.
settings-restored-paused = It came back with a backup of { $taken }. What was sent after that moment is not in its ledger: going on may write to the same people again.
settings-restored-resume = { $name } came back with a backup, so it was not resumed: its ledger does not know what was sent after the backup was taken.
settings-restored-resume-hint = Resuming it writes again to everyone it was sent to since. Cancel it instead, or resume it knowing that.
settings-restored-draft = It came back with a backup of { $taken } and may have been launched since.
settings-restored-draft-hint = If it was, launching it writes to the same people again.

### The public address

settings-address-no-receiver = This program does not listen for callbacks, so there is nothing to reach.
settings-address-no-receiver-hint = Open the data with the desktop app or “carillon serve”.
settings-address-none = { $account } has no public address, so Sinch has nowhere to post its statuses to.
settings-address-none-hint = Set the proxy domain in the account's settings.
settings-address-reached = The address leads to this program.
settings-address-other = Something answers at this address ({ $status }), but it is not this program.
settings-address-other-hint = Let the proxy pass everything beneath /hooks/ on to { $receiver }, with its path and its query unchanged.
settings-address-silent = Nothing answered at this address within ten seconds.
settings-address-silent-hint = Look whether the proxy runs and whether a firewall stands before it.
settings-address-unreachable = No connection to this address could be made: { $reason }
settings-address-unreachable-hint = Check the domain, its DNS entry and its certificate. Some networks do not let a computer reach its own public address: then try it from elsewhere.

### Diagnostics

settings-diagnostics-about =
    Diagnostics of Carillon. Made for whoever looks for a fault.

    program.json   version, system, database
    tables.json    how many rows each table has
    work.json      campaigns and imports that have not ended, by id
    settings.json  names of what is set
    accounts.json  accounts by id: region, keepers of their secrets, channels, webhook
    log.jsonl      the end of the log

    No secret, no phone number, no name and no text of a message is in here: numbers and quotations in the log are masked. Read it before you send it, it is plain text.
