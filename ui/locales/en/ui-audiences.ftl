## Audiences: contacts, lists, import.

ui-audiences-title = Audiences
ui-audiences-import = Import contacts
ui-contacts-title = Contacts
ui-contacts-search = Search by number or name
ui-contacts-any-list = Any list
ui-contacts-none = No contact yet. Import a file of people and their numbers.
ui-contacts-none-found = Nobody fits these filters.
ui-contact-phone = Phone
ui-contact-name = Name
ui-contact-language = Language
ui-contact-list = List
ui-contact-lists = Lists
ui-contact-attributes = Columns
ui-contact-created = Added
ui-lists-title = Lists
ui-lists-none = No list yet. An import makes one.
ui-list-name = Name
ui-list-members = People
ui-list-created = Made

ui-import-title = Import contacts
ui-import-words = A table of people and their phone numbers.
ui-import-drop = Choose a file, or drop one anywhere in the window
ui-import-formats = Delimited text: CSV, TSV, TXT. Encoding, delimiter and columns are found by themselves.
ui-import-reading = Reading the file…
ui-import-sending = Handing over the file
ui-import-columns = Columns
ui-import-first-rows = The first rows of the file
ui-import-file = File
ui-import-found = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
  }
ui-import-encoding = Encoding
ui-import-delimiter-title = Delimiter
ui-import-header = First row
ui-import-header-is = { $header ->
    [yes] Names the columns
   *[no] Is a person already
  }
ui-import-delimiter = { $delimiter ->
    [tab] Tabs
    [semicolon] Semicolons
    [comma] Commas
    [bar] Bars
   *[other] Other
  }
ui-import-becomes = { $column } becomes
ui-import-field = { $field ->
    [phone] Phone number
    [first_name] First name
    [last_name] Last name
    [name] Whole name
   *[language] Language
  }
ui-import-keep = Keep as it is
ui-import-rules = Rules
ui-import-list = Into the list
ui-import-home = Home country
ui-import-home-words = For numbers without a country prefix
ui-import-other = Choose another file
ui-import-no-phone = Say which column holds the phone number.
ui-import-start = Import { $rows } rows
ui-import-cancel = Cancel import
ui-import-another = Import another file
ui-import-see = See the contacts
ui-import-state = { $state ->
    [reading] Reading
    [publishing] Publishing
    [done] Imported
    [failed] Failed, nothing was imported
   *[cancelled] Cancelled, nothing was imported
  }
ui-import-progress = Progress of the import
ui-import-rows = Rows
ui-import-imported = Imported
ui-import-duplicates = Duplicates
ui-import-rejected = Refused
ui-refused-title = Refused rows
ui-refused-row = Row
ui-refused-column = Column
ui-refused-value = Value
ui-refused-reason = Why
