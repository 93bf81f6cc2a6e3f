## The overview.

ui-overview-title = Overview
ui-overview-launch = Launch a campaign
ui-overview-quiet = Nothing has been sent yet.
ui-overview-ready-words = Once it runs, messages per minute, statuses and failures appear here as they happen.
ui-overview-account = Account
ui-overview-account-state = State
ui-overview-account-word = { $state ->
    [ready] Ready
    [attention] Needs attention
    [failing] Failing
    [unproven] Not tested yet
   *[other] { $state }
  }
ui-overview-last-callback = Last callback
ui-attention-title = Needs attention
ui-running-title = Running campaigns
ui-running-people = { $n ->
    [one] 1 person
   *[other] { $n } people
  }
ui-running-pause = Pause
ui-running-resume = Resume
ui-minutes-title = Messages per minute
ui-minutes-span = Stretch shown
ui-minutes-span-name = { $minutes ->
    [15] 15 min
    [60] 1 h
    [360] 6 h
   *[1440] 24 h
  }
ui-minutes-hint = Drag to select a stretch
ui-minutes-stretch = { $from } to { $to }, show all
ui-minutes-spoken = Messages per minute. In the stretch shown: { $spoken }.
ui-failures-title = Failures
ui-failures-none = No failure in this time.
ui-failures-count = Count
ui-failures-meaning = Meaning
ui-failures-owner = Whose
ui-failures-show = Show the recipients of { $name }
ui-failures-choose = Show the recipients of
