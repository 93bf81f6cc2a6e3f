## The window itself: navigation, scope, commands, keys, and what any page may say.

ui-app-name = Carillon
ui-nav-label = Pages
ui-nav-overview = Overview
ui-nav-campaigns = Campaigns
ui-nav-audiences = Audiences
ui-nav-templates = Templates
ui-nav-accounts = Accounts
ui-nav-webhooks = Webhooks
ui-nav-settings = Settings
ui-nav-setup = Set up
ui-over = Menus and dialogs
ui-skip = Skip to content

ui-top-label = Account and commands
ui-scope-label = Account in view
ui-scope-all = All accounts
ui-rehearsal = REHEARSAL
ui-rehearsal-hint = A complete Sinch on this computer. Nothing leaves it.

ui-search-open = Search or do
ui-search-placeholder = A page, a campaign, a contact, something to do…
ui-search-nothing = Nothing by that name.
ui-search-actions = Do
ui-search-pages = Go to
ui-search-found = Found
ui-search-kind = { $kind ->
    [account] Account
    [template] Template
    [list] List
    [campaign] Campaign
    [contact] Contact
   *[other] Page
  }
ui-do-launch = Launch a campaign
ui-do-import = Import contacts
ui-do-connect = Connect a Sinch account
ui-do-light = Light appearance
ui-do-dark = Dark appearance
ui-do-keys = Show the keys

ui-scheme-toggle = Switch between light and dark
ui-jobs-none = Nothing is running
ui-jobs-running = { $n ->
    [one] 1 campaign is running
   *[other] { $n } campaigns are running
  }
ui-jobs-working = { $n ->
    [one] 1 job is running
   *[other] { $n } jobs are running
  }
ui-jobs-pause = Pause
ui-jobs-pause-this = Pause { $name }
ui-jobs-cancel-this = Cancel import of { $name }
ui-jobs-import = Import of { $file }
ui-jobs-rows = { $n ->
    [one] 1 row so far
   *[other] { $n } rows so far
  }
ui-lost = Carillon is not answering. What you see may be old.

ui-keys-title = Keys
ui-keys-search = Search or do anything
ui-keys-this = This list of keys
ui-keys-find = Search in the list
ui-keys-rows = Next, previous row
ui-keys-open = Open the row
ui-keys-close = Close what is open
ui-keys-goto = Go to { $page }

ui-host-silent = Carillon did not answer.
ui-host-odd = Carillon answered in a way this page does not understand ({ $status }).

ui-fault-again = Try again
ui-fault-trace = Reference { $trace }
ui-crash-title = This page stopped
ui-crash-body = The rest of Carillon still works. Sending is not affected.
ui-crash-again = Open the page again
ui-lost-title = There is no such page
ui-lost-body = The address leads nowhere.
ui-lost-home = Go to the overview

ui-copy = Copy { $what }
ui-copied = Copied
ui-cancel = Cancel
ui-close = Close
ui-back = Back
ui-drop-here = Drop to import contacts
ui-actions = Actions
ui-clear = Clear
ui-columns = Columns
ui-views = Views
ui-views-none = Save search, filters and order under a name and come back to them here.
ui-view-name = Name of this view
ui-view-save = Save view
ui-view-rename = Rename { $name }
ui-view-rename-do = Rename
ui-view-delete = Delete { $name }

ui-format-rate = { $rate } a second
ui-format-moment = a moment
ui-format-seconds = { $n ->
    [one] 1 second
   *[other] { $n } seconds
  }
ui-format-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
  }
ui-format-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
  }
ui-format-days = { $n ->
    [one] 1 day
   *[other] { $n } days
  }
ui-pace-starting = Starting
ui-pace-answers = { $n ->
    [one] Waiting for 1 answer
   *[other] Waiting for { $n } answers
  }
ui-pace-doubts = { $n ->
    [one] 1 doubt to settle
   *[other] { $n } doubts to settle
  }
ui-pace-statuses = { $n ->
    [one] Waiting for 1 status
   *[other] Waiting for { $n } statuses
  }
ui-pace-sent = All sent
ui-format-just-now = just now
ui-format-ago = { $span } ago
ui-format-about = about { $span }

ui-stage = { $stage ->
    [read] Read
    [delivered] Delivered
    [sent] Sent
    [enqueued] Enqueued
    [doubt] In doubt
    [failed] Failed
   *[waiting] Waiting
  }
ui-state = { $state ->
    [pending] Waiting
    [claimed] Being sent
    [in_doubt] In doubt
    [enqueued] Enqueued
    [sent] Sent
    [failed] Failed
    [rejected] Rejected
    [delivered] Delivered
    [read] Read
    [enqueued_failed] Not accepted
    [skipped] Skipped
   *[other] { $state }
  }
ui-campaign-state = { $state ->
    [draft] Draft
    [scheduled] Scheduled
    [launching] Launching
    [running] Running
    [paused] Paused
    [finished] Finished
    [cancelled] Cancelled
   *[other] { $state }
  }
ui-status-bar = { $what }: { $parts }
ui-channel = { $channel ->
    [WHATSAPP] WhatsApp
    [RCS] RCS
    [SMS] SMS
    [MMS] MMS
    [MESSENGER] Messenger
    [INSTAGRAM] Instagram
    [VIBERBM] Viber Business
    [VIBER] Viber
    [TELEGRAM] Telegram
    [KAKAOTALK] KakaoTalk
    [LINE] LINE
    [WECHAT] WeChat
    [APPLEBC] Apple Messages
   *[other] { $channel }
  }
ui-phone-preview = The message as the recipient sees it

## The campaigns that use a list or a template.
ui-uses-title = Campaigns
ui-uses-name = Campaign
ui-uses-state = State
ui-uses-channel = Channel
ui-uses-people = People
ui-uses-started = Started
