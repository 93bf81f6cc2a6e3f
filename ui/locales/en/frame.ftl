### The frame: the door, the data directory, files.

frame-data-unwritable = The data directory { $path } cannot be written, so nothing was opened.
frame-data-held = The data in { $path } is in use by { $holder } (process { $pid }), so it was not opened a second time.
frame-data-held-unknown = The data in { $path } is in use by another program, so it was not opened a second time.
frame-data-held-hint = Close that program, or open another data directory.

frame-unknown-command = There is no command “{ $name }”.
frame-forbidden = Your role does not allow “{ $name }”.
frame-request-unreadable = The request could not be read: look at “{ $field }”.
frame-field-missing = is missing
frame-field-unknown = is not a field of this command
frame-field-unreadable = cannot be read: { $detail }

frame-no-rehearsal = This program cannot rehearse: it was started without the built-in Sinch.

frame-file-missing = The file is not here any more.
frame-file-unwritable = The file could not be stored.
frame-file-too-large = The file is larger than { $gigabytes } GB and was not stored.
