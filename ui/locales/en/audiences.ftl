### Audiences: what the backend says of them.

audiences-file-empty = The file is empty, so there is nothing to import.
audiences-file-empty-hint = Export the contacts again, or choose another file.
audiences-file-not-a-table = This file is not a table, so nothing was imported.
audiences-file-not-a-table-hint = Choose a file of contacts: a workbook (.xlsx, .ods) or delimited text (.csv, .txt), one person a row.
audiences-file-workbook = This workbook is too large to be read as it is. Nothing was imported.
audiences-file-workbook-hint = Open it in the spreadsheet and save it as CSV (UTF-8), then import that file.
audiences-file-damaged = This workbook is damaged, or no workbook at all, so nothing was imported.
audiences-file-damaged-hint = Open it in the spreadsheet and save it again, or save it as CSV (UTF-8).
audiences-file-no-such-sheet = The workbook has no sheet of this name. Nothing was imported.
audiences-file-no-such-sheet-hint = Choose one of its sheets.
audiences-file-unclosed-quote = A quote opened in line { $line } is never closed, so the rows after it cannot be told apart. Nothing was imported.
audiences-file-unclosed-quote-hint = Close the quote in that line, or remove it, and import the file again.
audiences-file-record-too-long = The row that begins in line { $line } is too long to be a contact. Nothing was imported.
audiences-file-record-too-long-hint = Look at that line; the file may not be a list of contacts.
audiences-file-unreadable = The file could not be read, so nothing was imported.
audiences-file-unreadable-hint = Upload it again.
audiences-list-name-missing = Name the list that the contacts join.
audiences-list-name-long = A list's name has at most { $most } characters.
audiences-home-region-unknown = “{ $region }” is no country. Write its two letters, such as IT or US.
audiences-phone-column-missing = No column looks like phone numbers. Choose the one that holds them.
audiences-column-unknown = The file has no column “{ $column }”.
audiences-delimiter-one-character = The delimiter is one character, such as ; or a tab.
audiences-import-over = This import is over already, so it was not cancelled.
audiences-import-disk-full = The disk is full, so the import was stopped. Nothing of it was kept.
audiences-import-disk-full-hint = Make room on the disk, then import the file again.
audiences-import-failed = The import was stopped by a fault in the program. Nothing of it was kept.
audiences-import-failed-hint = Import the file again. If it happens again, the log has the details.
audiences-import-file-gone = The file is not here any more, so the import was stopped. Nothing of it was kept.
audiences-import-file-gone-hint = Upload the file again and import it.

audiences-reason-empty = No number stands there.
audiences-reason-not-a-number = This is not a phone number.
audiences-reason-scientific = A spreadsheet turned the number into a power of ten; its last digits are lost.
audiences-reason-unknown-country = No country has this code.
audiences-reason-too-short = The number is too short.
audiences-reason-too-long = The number is too long.
audiences-reason-invalid = No such number exists in that country.
audiences-reason-extra-cells = The row has more cells than the file has columns.

audiences-consent-long = What is said of people's consent has at most { $most } characters.
audiences-list-name-taken = There is a list “{ $name }” already.
audiences-list-in-use = “{ $list }” was not deleted: the campaign “{ $campaign }” writes to it and is not over.
audiences-list-in-use-hint = Wait until it has finished, or cancel it.
audiences-being-laid = The campaign “{ $campaign }” is gathering its recipients from this list, so nobody was taken off it.
audiences-being-laid-hint = Try again when it sends.
audiences-import-in-the-way = An import is joining this list right now, so nothing was changed. Try again when it is over.
audiences-import-under-way = This import is still under way, so its file was not removed.
audiences-not-a-member = This contact is not on that list any more.
audiences-contact-missing = This contact is not here any more.
audiences-contact-name-long = A contact's name has at most { $most } characters.
audiences-language-unknown = “{ $language }” is no language tag. Write one such as it or pt-BR.
audiences-column-long = A column has at most { $most } characters.

## The file of refused rows: its first three columns, and its name.
audiences-refused-row = Refused row
audiences-refused-column = Refused field
audiences-refused-because = Refused because
audiences-refused-file = { $name } (refused rows).{ $ending }
audiences-refused-none = There are no refused rows to save.
