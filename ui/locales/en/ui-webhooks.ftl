## Webhooks and the log of callbacks.

ui-webhooks-title = Webhooks
ui-targets-title = At Sinch
ui-target-ours = This console
ui-target-other = Not ours, left alone
ui-target-triggers = { $n ->
    [one] 1 trigger
   *[other] { $n } triggers
  }
ui-callbacks-title = Callbacks
ui-callbacks-search = Number, message or correlation ID
ui-callbacks-none = No callback has arrived yet.
ui-callbacks-none-words = Sinch calls back for each step of a message: submitted, delivered, read, failed, answered.
ui-callbacks-none-found = No callback fits these filters.
ui-callback-title = Callback
ui-callback-at = Received
ui-callback-verdict = Verdict
ui-callback-verdict-word = { $verdict ->
    [valid] Valid
    [late] Late
    [quarantined] Quarantined
    [unparsable] Unreadable
   *[other] { $verdict }
  }
ui-callback-summary = What it says
ui-callback-trigger = Trigger
ui-callback-any-trigger = Any trigger
ui-callback-any-verdict = Any verdict
ui-callback-any-state = Any state
ui-callback-any-time = Any time
ui-callback-any-campaign = Any campaign
ui-callback-campaign = Campaign
ui-callback-state = State
ui-callback-state-word = { $state ->
    [waiting] Waiting
    [held] Held
    [applied] Applied
    [known] Known already
    [stranger] Not ours
    [noted] Noted
    [unparsable] Unreadable
   *[other] { $state }
  }
ui-callback-within = Time
ui-callback-within-word = { $within ->
    [15m] Last 15 minutes
    [1h] Last hour
    [24h] Last day
   *[7d] Last week
  }
ui-callback-message = Message ID
ui-callback-correlation = Correlation ID
ui-callback-again = Run again
ui-callback-again-held = In quarantine nobody vouches for it. Verify the quarantine first.
ui-callback-again-done = It was read again. What it told already stays as it is.
ui-callback-body-save = Save body
ui-callback-body-search = Search the body
ui-callback-body-not-found = Not found
ui-callback-body-found = { $at } of { $of }
ui-callback-id = ID
ui-callback-verification = Verification
ui-callback-effects = What it changed
ui-callback-effects-none = Nothing.
ui-callback-effect = A recipient moved from “{ $from }” to “{ $to }”
ui-callback-effect-none = A recipient that stood there already
ui-callback-body-dropped = Too large to keep.
ui-callback-headers = Headers
ui-callback-body = Body
ui-callback-curl = Copy as curl
ui-callbacks-verify = Verify quarantine
ui-callbacks-released = { $n ->
    [0] No callback in quarantine could be verified.
    [one] 1 callback left quarantine.
   *[other] { $n } callbacks left quarantine.
  }
ui-callbacks-rerun = Apply again
ui-callbacks-rerun-title = Apply callbacks again
ui-callbacks-rerun-words = Reads the callbacks of this time once more. What they told already stays as it is; what was missed is made good.
ui-callbacks-rerun-span = Callbacks of
ui-callbacks-rerun-hours = { $hours ->
    [1] The last hour
    [24] The last day
   *[168] The last week
  }
ui-callbacks-rerun-do = Apply callbacks
ui-callbacks-rerun-started = { $n ->
    [0] No callback came in this time.
    [one] 1 callback is being applied again.
   *[other] { $n } callbacks are being applied again.
  }
