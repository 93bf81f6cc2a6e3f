## Campaigns: list, wizard, page.

ui-campaigns-title = Campaigns
ui-campaigns-search = Search campaigns
ui-campaigns-none = No campaign yet. A campaign sends one template to one list.
ui-campaigns-none-found = No campaign fits these filters.
ui-campaign-clear = Clear filters
ui-campaign-launch = Launch a campaign
ui-campaign-name = Name
ui-campaign-state-title = State
ui-campaign-progress = Progress
ui-campaign-people = People
ui-campaign-people-count = { $n ->
    [one] 1 person
   *[other] { $n } people
  }
ui-campaign-delivered = Delivered
ui-campaign-read = Read
ui-campaign-failed = Failed
ui-campaign-failed-share = { $n } of them, { $share }
ui-campaign-created = Created
ui-campaign-updated = Changed
ui-campaign-starts = starts
ui-campaign-starts-title = Start time
ui-campaign-row-actions = Actions for { $name }
ui-campaign-account = Account
ui-campaign-channel = Channel
ui-campaign-template = Template
ui-campaign-audience = Audience
ui-campaign-rate = Rate
ui-campaign-rate-allowed = As fast as the app allows
ui-campaign-started = Started
ui-campaign-ended = Ended
ui-campaign-set = Settings
ui-campaign-audience-gone = a list that is gone
ui-campaign-from-column = from column “{ $column }”
ui-campaign-from-text = “{ $text }”
ui-campaign-else = else “{ $text }”
ui-campaign-checks = Checked before launch
ui-campaign-checks-draft = The checks are kept here once it is launched.
ui-campaign-checks-none = It was launched before checks were kept.
ui-campaign-paused = Paused by itself
ui-campaign-pace = { $now }, of { $allowed } that the app allows
ui-campaign-pace-own = { $now }, of { $allowed } that were set
ui-campaign-left = about { $span } left
ui-campaign-lag = Sinch reports statuses at a pace of its own: what is known here is about { $span } behind.
ui-campaign-funnel = { $step ->
    [audience] Audience
    [enqueued] Enqueued
    [sent] Sent
    [delivered] Delivered
   *[read] Read
  }
ui-campaign-failures = Failures
ui-campaign-failure-whose = { $kind ->
    [setup] Ours: the app or channel is not set up rightly
    [message] The template or its data
    [policy] Refused by the channel's rules
    [recipient] Theirs: the number cannot be reached this way
   *[other] Sinch or the network: it may pass
  }
ui-campaign-failure-people = { $n ->
    [one] 1 person, { $share }
   *[other] { $n } people, { $share }
  }
ui-campaign-failure-do = { $kind ->
    [setup] Every message will fail until this is mended.
    [message] Mend the template, or the columns that fill it, before the next campaign.
    [policy] Trying again changes nothing. Look at what the template says and to whom it goes.
    [recipient] Check these numbers, or write to these people on another channel.
   *[other] Nothing is wrong on this side. Another campaign may reach them later.
  }
ui-campaign-failure-way = { $kind ->
    [setup] Look at the account
    [message] Look at the template
    [policy] Look at the template
    [recipient] Look at the audience
   *[other] Use it again
  }
ui-campaign-failure-show = Show recipients
ui-campaign-unschedule = Take start time back and edit
ui-campaign-pause = Pause campaign
ui-campaign-resume = Resume campaign
ui-campaign-continue = Continue draft
ui-campaign-clone = Use again as a new campaign
ui-campaign-copy-name = { $name } again
ui-campaign-cancel = Cancel campaign
ui-campaign-repeats-title = Resume { $name } although messages may repeat?
ui-campaign-repeats-do = Resume and accept repeats
ui-campaign-cancel-keep = Keep the campaign
ui-campaign-cancel-title = Cancel { $name }?
ui-campaign-cancel-words = { $n ->
    [0] Nothing is waiting to be sent.
    [one] 1 person will not get the message.
   *[other] { $n } people will not get the message.
  } What was sent and what comes back stays here.
ui-campaign-delete = Delete campaign
ui-campaign-delete-draft = Delete draft
ui-campaign-delete-title = Delete { $name }?
ui-campaign-delete-words = { $n ->
    [0] The draft goes from this computer.
    [one] The campaign and its one recipient go from this computer.
   *[other] The campaign and the history of its { $n } recipients go from this computer.
  } Sinch is not touched.

ui-recipients-title = Recipients
ui-recipients-search = Search by number or name
ui-recipients-none = Recipients are chosen at launch.
ui-recipients-none-found = Nobody fits these filters.
ui-recipients-reached = { $state ->
    [enqueued] At least enqueued
    [sent] At least sent
    [delivered] Delivered or read
   *[read] Read
  }: show all
ui-recipients-any-code = { $code }: show all
ui-recipient-title = Recipient
ui-recipient-phone = Phone
ui-recipient-name = Name
ui-recipient-state = State
ui-recipient-language = Language
ui-recipient-reason = Reason
ui-recipient-attempts = Attempts
ui-recipient-attempt = { $n }.
ui-recipient-moment = { $what ->
    [claimed] began
    [accepted] accepted
    [sent] sent
    [delivered] delivered
    [read] read
   *[failed] failed
  }
ui-recipient-attempts-none = Nothing has been tried yet.
ui-recipient-updated = Changed
ui-recipient-message-id = message id
ui-recipient-superseded = A later attempt took its place.
ui-recipient-parameters = Filled with
ui-recipient-callbacks = Callbacks
ui-recipient-callbacks-none = Sinch has told nothing of it yet.
ui-recipient-callbacks-all = Show them in the log
ui-doubts-words = { $n ->
    [one] 1 send was never answered, and nothing proves whether Sinch took it. You decide.
   *[other] { $n } sends were never answered, and nothing proves whether Sinch took them. You decide.
  }
ui-doubts-decide = Decide
ui-doubt-words = The request left and no answer came, so nobody knows whether Sinch took this message. Counting it as sent may leave the person without it; sending again may reach them twice.
ui-doubt-sent = Count as sent
ui-doubt-again = Send again

ui-timeline-title = Time line
ui-timeline-by = { $who ->
    [browser] in the browser
    [desktop] in the window
   *[other] by { $who }
}
ui-timeline-kind = { $kind ->
    [created] Created
    [checked] Checked
    [scheduled] Start time set
    [unscheduled] Start time taken back
    [launched] Launched
    [began] Sending began
    [first_accepted] First message accepted
    [last_accepted] Last message accepted
    [paused] { $self ->
        [yes] Paused by itself
       *[no] Paused
      }
    [resumed] Resumed
    [reopened] Sending again
    [finished] Finished
    [cancelled] Cancelled
   *[noted] Note
  }

ui-notes-title = Notes
ui-notes-write = Write a note for whoever looks at this later
ui-notes-add = Add note
ui-notes-empty = Write something first.
ui-notes-delete = Delete this note

ui-export = Export
ui-export-title = Export recipients
ui-export-writing-short = Exporting, { $percent } %
ui-export-written = { $n } rows written
ui-export-cancel = Cancel export
ui-export-cancelled = The export was cancelled; nothing was kept.
ui-export-rows = Which rows
ui-export-all = All { $n } recipients
ui-export-shown = Those that the filters let through
ui-export-unfiltered = No filter is set.
ui-export-form = As
ui-export-csv = CSV
ui-export-csv-words = For spreadsheets. Text that looks like a formula is made harmless.
ui-export-json-lines = JSON Lines
ui-export-json-lines-words = For programs: one object a line.
ui-export-do = Export recipients
ui-export-again = Export anew
ui-export-save = Save file
ui-export-ready-all = All { $n } recipients, { $size }
ui-export-ready-some = { $n } recipients as they were filtered, { $size }

ui-wizard-title = New campaign
ui-wizard-kept = Leave and come back at will: what you entered is kept.
ui-wizard-leave = Leave
ui-wizard-anew = Begin anew
ui-wizard-of = { $n } of { $all }
ui-wizard-checking = Sinch is being asked…
ui-wizard-step-open = { $step ->
    [basics] Give it a name and choose the account first.
    [template] Choose template, channel and language first.
    [audience] Choose the list first.
    [variables] Say for every variable where its value comes from first.
   *[rate] The rate is a whole number from 1 to 800.
  }
ui-wizard-start = Start
ui-wizard-start-now = As soon as I launch
ui-wizard-start-later = By itself, at a time
ui-wizard-start-at = Date and time
ui-wizard-start-zone = In your zone, { $zone }. Carillon must be running then; if it is not, it asks.
ui-wizard-start-missing = Choose date and time.
ui-wizard-schedule = { $n ->
    [one] Schedule for { $at }, to 1 person
   *[other] Schedule for { $at }, to { $n } people
  }
ui-wizard-steps = Steps
ui-wizard-step = { $step ->
    [basics] Basics
    [template] Template
    [audience] Audience
    [variables] Variables
    [rate] Rate
   *[check] Check and launch
  }
ui-wizard-next = { $step ->
    [template] Choose the template
    [audience] Choose the audience
    [variables] Fill the variables
    [rate] Set the rate
   *[check] Check everything
  }
ui-wizard-not-yet = Complete the steps before it first.
ui-wizard-name = Name
ui-wizard-name-words = For you and your colleagues; recipients never see it
ui-wizard-account = Account
ui-wizard-account-rehearsal = { $name } (rehearsal)
ui-wizard-template-search = Search templates
ui-wizard-template-none = This account has no template by that name. Sync templates to read them from Sinch.
ui-wizard-template-not = { $state ->
    [pending] waits for approval
    [rejected] was rejected
    [paused] is paused by Meta
    [disabled] is disabled
    [gone] is gone from Sinch
   *[other] cannot be sent
  }
ui-wizard-language = Language
ui-wizard-channel = Channel
ui-wizard-people = { $n } people
ui-wizard-audience-none = There is no list yet. Import contacts to make one.
ui-wizard-audience-import = Import contacts
ui-wizard-variables-none = This template has no variables: everybody gets the same text.
ui-wizard-variable-example = such as “{ $example }”
ui-wizard-variable-source = Source
ui-wizard-variable-column = Column
ui-wizard-variable-text = Fixed text
ui-wizard-variable-which = Which column
ui-wizard-variable-words = Text
ui-wizard-variable-fallback = When empty
ui-wizard-variable-skip = skip the person
ui-wizard-variable-empty = Empty for { $n } of the first { $of }
ui-wizard-rate = How fast
ui-wizard-rate-allowed = As fast as the app allows: { $rate }
ui-wizard-rate-allowed-unknown = As fast as the app allows
ui-wizard-rate-own = At a rate of my own
ui-wizard-rate-number = Messages a second
ui-wizard-rate-above = The app allows { $rate }; nothing goes faster.
ui-wizard-rate-span = { $people } people take about { $span } at { $rate }.
ui-wizard-mend = { $step ->
    [basics] Change the account
    [template] Change the template
    [audience] Change the audience
    [variables] Mend the variables
   *[rate] Change the rate
  }
ui-wizard-skipped = { $n ->
    [one] 1 person is skipped
   *[other] { $n } people are skipped
  }
ui-wizard-check-again = Check again
ui-wizard-not-passed = Mend what failed first.
ui-wizard-launch = { $n ->
    [one] Launch to 1 person
   *[other] Launch to { $n } people
  }
ui-wizard-confirm = { $account } sends to { $people } people, from { $first } on. These are real messages.
ui-wizard-confirm-span = { $account } sends to { $people } people from { $first } to { $last }, in about { $span }. These are real messages.
ui-wizard-from = Your business
ui-wizard-phone-empty = The message appears here once a template is chosen.
ui-wizard-previous = Previous recipient
ui-wizard-following = Next recipient
