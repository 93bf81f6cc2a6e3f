## Our webhook at Sinch

webhooks-ours = Sinch posts every status to { $target }.
webhooks-made = A webhook was made at Sinch. It posts to { $target }.
webhooks-updated = Our webhook at Sinch was brought up to date. It posts to { $target }.
webhooks-no-domain = No public address is set for this account, so no webhook was made. Campaigns run, but statuses beyond “enqueued” will not come.
webhooks-no-receiver = This program does not receive callbacks, so the webhook was left as it is. It is checked when the console or “carillon serve” runs.
webhooks-limit = The app already has its five webhooks, and none of them is ours. Campaigns run, but statuses beyond “enqueued” will not come until one is freed.

## The callback log

webhooks-callback-gone = This callback is not in the log.
webhooks-callback-gone-hint = It may belong to an account that was deleted. Search the log again.
webhooks-cursor-stale = The list could not be continued from where you left it.
webhooks-cursor-stale-hint = Load the list again from its beginning.
webhooks-stretch-empty = Nothing was interpreted again: the stretch ends before it begins.

webhooks-summary-waiting = Waits to be read.
webhooks-summary-held = Held in quarantine: { $reason }
webhooks-summary-unparsable = Could not be read as a callback of Sinch. It is kept as it came.
webhooks-summary-moved = { $status } for { $who }: the recipient went from { $from } to { $to }.
webhooks-summary-status = { $status } for { $who }.
webhooks-summary-stranger = { $status } for { $who }: no campaign of this console sent that message.
webhooks-summary-known = { $status } for { $who }: nothing changed, this was known already.
webhooks-summary-other = { $trigger }: noted.
webhooks-someone = a recipient

webhooks-held-absent = the signature is missing.
webhooks-held-wrong = the signature does not match this account’s webhook secret.
webhooks-held-malformed = the signature cannot be read.
webhooks-held-large = the body of { $size } bytes is larger than what is accepted.

webhooks-step-size = The body is { $size } bytes.
webhooks-step-size-failed = The body of { $size } bytes is over the limit of { $limit } bytes. Only its size was kept.
webhooks-step-signature = The signature matches this account’s webhook secret.
webhooks-step-age = It was signed { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
 } before it came in.
webhooks-step-age-late = It was signed { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
 } before or after it came in, so it was only applied if it brought something new.
webhooks-step-new = It came once.
webhooks-step-repeated = It came { $times } times. Only the first counted.
webhooks-step-read = It was read as { $trigger }.
webhooks-step-unread = It is not a callback of Sinch that can be read.

## Quarantine

webhooks-verified = { $released ->
    [0] No callback in quarantine has the right signature now.
    [one] One callback left quarantine and is being applied.
   *[other] { $released } callbacks left quarantine and are being applied.
 }

## The receiver

webhooks-receiver-port = The receiver of callbacks could not listen on { $address }: { $reason }
webhooks-receiver-port-hint = Another program uses this port. End it, or choose another with --hooks.
