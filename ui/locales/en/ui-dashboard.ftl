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
ui-minutes-stretch = { $from } to { $to }, { $n ->
    [one] one minute
   *[other] { $n } minutes
  }
ui-minutes-all = Show all
ui-minutes-show = { $stage }, { $n }: show the campaigns
ui-minutes-spoken = Messages per minute. In the stretch shown: { $spoken }. Arrow keys read one minute, shift and arrow keys with Enter select a stretch, Escape shows all.
ui-behind-title = Campaigns behind this number
ui-behind-none = No campaign of this computer is behind this number.
ui-overview-account-show = { $account }: { $stage }, { $n }: show the campaigns
ui-failures-title = Failures
ui-failures-none = No failure in this time.
ui-failures-count = Count
ui-failures-meaning = Meaning
ui-failures-owner = Whose
ui-failures-show = { $n ->
    [one] { $meaning } Show the campaign of this person
   *[other] { $meaning } Show the campaigns of these { $n } people
  }
