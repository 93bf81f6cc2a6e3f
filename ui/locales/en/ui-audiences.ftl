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
ui-contact-updated = Last changed
ui-contact-about = Person
ui-contact-identities = Reached at
ui-contact-number = Phone
ui-contact-attributes-none = The file had no further columns.
ui-contact-lists-none = On no list. An import puts people on lists.
ui-contact-edit = Edit
ui-contact-save = Save
ui-contact-language-tag = Language
ui-contact-language-words = A tag such as it, en or pt-BR
ui-contact-delete = Delete contact
ui-contact-delete-title = Delete { $name }?
ui-contact-delete-words = { $n ->
    [0] The name, the number and all columns go.
    [one] The name, the number and all columns go, and the place on one list.
   *[other] The name, the number and all columns go, and the places on { $n } lists.
  }
ui-contact-delete-stays = What campaigns sent stays in their records, as proof.
ui-member-since = Since
ui-member-by = From
ui-member-by-hand = Added here
ui-member-unknown = Not recorded
ui-member-consent = Consent
ui-member-consent-none = Not recorded
ui-member-remove = Remove
ui-member-remove-this = Remove { $name } from this list
ui-member-remove-from = Remove from { $list }
ui-member-remove-title = Remove { $name } from { $list }?
ui-member-remove-words = The contact stays. Campaigns that are launched to this list from now on do not write to them.
ui-messages-title = Messages
ui-messages-none = No campaign has written to this person.
ui-message-campaign = Campaign
ui-message-state = State
ui-message-reason = Reason
ui-message-channel = Channel
ui-message-updated = Last news
ui-lists-title = Lists
ui-lists-none = No list yet. An import makes one.
ui-list-name = Name
ui-list-members = People
ui-list-created = Made
ui-lists-search = Search lists
ui-lists-none-found = No list has this name.
ui-list-people = { $n ->
    [one] 1 person
   *[other] { NUMBER($n) } people
  }
ui-list-empty = Nobody is on this list.
ui-list-import = Import into it
ui-list-launch = Launch a campaign
ui-list-campaigns-none = No campaign has written to this list.
ui-list-rename = Rename
ui-list-rename-title = Rename { $name }
ui-list-delete = Delete list
ui-list-delete-title = Delete the list { $name }?
ui-list-delete-words = { $n ->
    [0] Nobody is on it.
    [one] One person is taken off it.
   *[other] { NUMBER($n) } people are taken off it.
  } Campaigns that are over keep their records; drafts that use it need another list.
ui-list-delete-in-use = It cannot go yet: { $campaigns } writes to it and is not over. Wait until it has finished, or cancel it.
ui-list-delete-contacts = Delete its contacts too
ui-list-delete-contacts-words = Those who are on no other list
ui-imports-title = Imports
ui-imports-none = No file was imported yet.
ui-imports-none-list = No file brought people to this list yet.

ui-import-title = Import contacts
ui-import-title-into = Import into { $list }
ui-import-words = A table of people and their phone numbers.
ui-import-drop = Choose a file, or drop one anywhere in the window
ui-import-formats = A workbook (XLSX, XLS, ODS) or delimited text (CSV, TSV, TXT). What stands in which column is found by itself.
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
ui-import-sheet = Sheet
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
ui-import-list-words = A list there is, or a new one
ui-import-list-new = A new list
ui-import-list-joins = { $n ->
    [0] Joins a list with nobody on it
    [one] Joins a list with 1 person
   *[other] Joins a list with { NUMBER($n) } people
  }
ui-import-consent = Consent
ui-import-consent-words = How these people agreed to be written to
ui-import-duplicates-rule = Of rows with the same number the first counts. A number that is known already is brought up to date and joins the list.
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
ui-import-state-title = State
ui-import-state-short = { $state ->
    [reading] Reading
    [publishing] Publishing
    [done] Imported
    [failed] Failed
   *[cancelled] Cancelled
  }
ui-import-progress = Progress of the import
ui-import-pace = { $n } rows a second
ui-import-left = { $span } left
ui-import-about = Import
ui-import-at = Begun
ui-import-took = Took
ui-import-took-words = { $span }, { $n } rows a second
ui-import-file-size = { $name }, { $size }
ui-import-file-gone = { $name }, removed
ui-import-forget = Remove file
ui-import-forget-title = Remove the file and its refused rows?
ui-import-forget-words = The file and the list of refused rows go. The people that were imported stay, and the counts too.
ui-import-rows = Rows
ui-import-imported = Imported
ui-import-duplicates = Duplicates
ui-import-rejected = Refused
ui-refused-title = Refused rows
ui-refused-row = Row
ui-refused-column = Column
ui-refused-value = Value
ui-refused-reason = Why
ui-refused-words = Save them as a file, mend it in a spreadsheet and import it into the same list. The first three columns say what is wrong; the import leaves them out.
ui-refused-save = Save refused rows
ui-refused-gone = The refused rows were removed.
ui-contacts-clear = Clear filters
