## The rehearsal's own page: dials, numbers with a story, the customer's phone.

ui-nav-rehearsal = Rehearsal
ui-rehearsal-title = Rehearsal
ui-rehearsal-under = What the Sinch on this computer can be made to do. No message leaves it.
ui-rehearsal-account = Rehearsal account
ui-rehearsal-tab = { $tab ->
    [dials] Dials
    [numbers] Numbers with a story
   *[phone] Customer’s phone
  }
ui-rehearsal-none = There is no rehearsal account yet.
ui-rehearsal-none-words = A rehearsal brings a complete Sinch on this computer; here it can be made to fail, and answered as a customer would.
ui-rehearsal-begin = Begin a rehearsal

ui-dials-rest = Everything is normal: Sinch answers as on a good day.
ui-dials-rest-do = All back to normal
ui-dials-rest-already = Everything is normal already.
ui-dials-told = Now { $list }.
ui-dials-group = { $group ->
    [spells] Outages and keys
    [answers] Speed of every answer
    [refused] Sends that are certainly not accepted
    [doubtful] Sends that leave a doubt
    [callbacks] Callbacks
   *[failures] Failures by reason
  }
ui-dials-about = { $group ->
    [spells] An outage begins at once and ends by itself.
    [answers] Everything Sinch answers comes later by so much.
    [refused] The campaign may try these again without risk.
    [doubtful] Sinch may have accepted these: the campaign asks for proof before it sends again.
    [callbacks] How statuses and answers arrive.
   *[failures] A share of all messages fails with this reason, whoever they go to.
  }
ui-dial-name = { $dial ->
    [latency_ms] Longer by
    [jitter_ms] And by up to so much more
    [rate_429_share] Refused as too many (429)
    [send_5xx_share] Refused with 503
    [send_reset_before_share] Connection drops before it is accepted
    [send_timeout_before_share] Never answered, not accepted
    [send_5xx_after_share] Accepted, answered 500
    [send_reset_share] Accepted, connection drops
    [send_timeout_share] Accepted, never answered
    [send_timeout_ms] How long an unanswered send hangs
    [callback_doubled_share] Sent twice
    [callback_disorder_share] Overtaken by later ones
    [callback_late_share] Late
    [callback_late_ms] How late
    [outage_seconds] Sinch is out
    [burst_429_seconds] Every send is refused as too many (429)
    [channel_outage_seconds] The channels take nothing
    [webhook_outage_seconds] The webhook cannot be reached
    [outage_refuses] In an outage, drop connections instead of answering 503
    [keys_revoked] Keys revoked
   *[other] { $dial }
  }
ui-dial-keys-words = Every call is refused until they are given back.
ui-dial-ms = { $n } ms
ui-dial-usual = as usual
ui-dial-told = { $dial ->
    [latency_ms] every answer takes { $amount } longer
    [jitter_ms] answers vary by up to { $amount }
    [rate_429_share] { $amount } of sends are refused as too many
    [send_5xx_share] { $amount } of sends are refused with 503
    [send_reset_before_share] { $amount } of sends are dropped before they are accepted
    [send_timeout_before_share] { $amount } of sends are never answered and not accepted
    [send_5xx_after_share] { $amount } of sends are accepted and then answered 500
    [send_reset_share] { $amount } of sends are accepted and then dropped
    [send_timeout_share] { $amount } of sends are accepted and never answered
    [send_timeout_ms] an unanswered send hangs for { $amount }
    [callback_doubled_share] { $amount } of callbacks come twice
    [callback_disorder_share] { $amount } of callbacks are overtaken
    [callback_late_share] { $amount } of callbacks come late
    [callback_late_ms] late callbacks are { $amount } late
    [outage_seconds] Sinch is out for { $amount } more
    [burst_429_seconds] every send is refused as too many for { $amount } more
    [channel_outage_seconds] no channel takes a message for { $amount } more
    [webhook_outage_seconds] the webhook cannot be reached for { $amount } more
    [keys_revoked] the keys are revoked
   *[other] { $dial } is set
  }
ui-dial-told-code = { $amount } of messages fail with { $code }
ui-spell-left = { $span } left
ui-spell-end = End it now
ui-spell-begin = Begin
ui-spell-how-long = Say for how many seconds.
ui-spell-seconds = { $name }: seconds
ui-spell-unit = { " " }s
ui-failure-add = Add a reason
ui-failure-choose = Choose a reason code

ui-clock-title = Clock
ui-clock-about = Jumping ahead closes the 24-hour windows and expires tokens. There is no way back.
ui-clock-now = Time there
ui-clock-ahead = Ahead by
ui-clock-level = Not ahead
ui-clock-jump = { $hours ->
    [one] Jump 1 hour ahead
   *[other] Jump { $hours } hours ahead
  }

ui-number = Number
ui-number-story = What happens
ui-number-code = Reason code
ui-number-meaning = What it means
ui-number-whose = Whose it is
ui-number-kind = { $kind ->
    [none] No failure
    [retry_later] Passes by itself
    [recipient] The recipient
    [message] The message
    [setup] The set-up
    [policy] The channel’s rules
   *[other] { $kind }
  }
ui-numbers-search = Search numbers
ui-numbers-none-found = No number fits these filters.
ui-numbers-audience = { $n ->
    [one] Make an audience of this number
   *[other] Make an audience of these { $n }
  }
ui-audience-make-title = { $n ->
    [one] An audience of 1 number
   *[other] An audience of { $n } numbers
  }
ui-audience-name = Name of the list
ui-audience-name-words = A list of that name is added to.
ui-audience-name-first = Numbers with a story
ui-audience-make = Make the audience
ui-audience-made = { $added ->
    [0] All of them were on “{ $name }” already.
    [one] 1 number was put on “{ $name }”.
   *[other] { $added } numbers were put on “{ $name }”.
  }
ui-audience-launch = Launch a campaign to them

ui-phone-people = People who got or wrote a message
ui-phone-nobody = Nobody was written to yet.
ui-phone-choose = A contact, or any number
ui-phone-none = Nobody’s phone yet
ui-phone-none-words = Launch a campaign, or choose a contact or a number at the left and write first.
ui-phone-of = Phone of { $name }
ui-phone-channel = Channel
ui-phone-thread = Messages on this phone
ui-phone-empty = Nothing has reached this phone.
ui-phone-place = { $latitude }, { $longitude }
ui-phone-leads-away = Leads to another place, so Sinch hears nothing of it.
ui-phone-react = React
ui-phone-react-with = React with { $emoji }
ui-phone-kind = What to send
ui-phone-kind-name = { $kind ->
    [text] Text
    [media] File
   *[location] Place
  }
ui-phone-field = { $kind ->
    [text] Write as the customer
    [media] https address of the file
   *[location] Name of the place
  }
ui-phone-latitude = Latitude
ui-phone-longitude = Longitude
ui-phone-send = Send as the customer
ui-phone-write-first = Write something first.
