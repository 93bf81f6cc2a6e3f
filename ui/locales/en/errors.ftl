### Failures that any command may meet.

errors-internal = This did not work because of a fault in the program.
errors-internal-hint = Try again. If it happens again, the log has the details under the trace number.
errors-fields = { $count ->
    [one] One field needs another look.
   *[other] { $count } fields need another look.
}
errors-not-found = It is not here any more.
errors-conflict = It is already there ({ $what }).
errors-newer-database = The database was written by a newer version of Carillon (format { $found }, this one knows { $known }), so it was not opened.
errors-newer-database-hint = Install the newer version, or open another data directory. Nothing was changed.
errors-not-ours = The file is not a backup of Carillon, so it was not used.
errors-not-ours-hint = Choose a file that Carillon made: its name begins with “carillon-” and ends in “.db”.
errors-disk-full = The disk is full, so nothing of this was stored.
errors-disk-full-hint = Make room on the disk, then try again.
errors-cursor = This page of the list is not there any more. Begin at its top.
errors-migration-needed = The database has format { $found } and this version needs { $known }, so it was not opened.
errors-migration-needed-hint = Take a backup of the PostgreSQL database, then open it once with the permission to migrate.
errors-backup = No backup could be written to { $path }, so the database was neither migrated nor opened.
errors-database-busy = The database was busy for too long, so nothing of this was stored. Try again.
errors-database-unavailable = The database cannot be reached, so this was not done.
errors-database-unavailable-hint = Look whether its disk or its server is there, then try again.
errors-database-damaged = The database file is damaged, so this was not done.
errors-database-damaged-hint = Put back a backup from the data directory.

errors-key-rejected = Sinch does not accept the access key.
errors-key-rejected-hint = Compare key ID and key secret with Settings › Access Keys at Sinch. A secret is shown there only once: when it is lost, make a new key.
errors-sinch-forbidden = Sinch accepts the key and does not allow this with it. { $said }
errors-sinch-forbidden-hint = The key must belong to this project, and the project must have credit.
errors-sinch-missing = Sinch does not know it. { $said }
errors-sinch-rate = Sinch asks to go slower, so this was not done.
errors-sinch-rate-hint = Wait a minute, then try again.
errors-sinch-refused = Sinch refused this ({ $status }). { $said }
errors-sinch-fault = Sinch has a fault of its own ({ $status }), so this was not done.
errors-sinch-unreachable = Sinch cannot be reached from here, so this was not done.
errors-sinch-unreachable-hint = Look whether this computer is online and allowed to reach api.sinch.com, then try again.
errors-sinch-unreadable = Sinch answered something that is not in its own description, so this was not done.
